"""Sends messages by the recipient's own channel: e-mail, SMS, WeCom, DingTalk, Feishu, Slack ...
through Apprise."""

from __future__ import annotations

import apprise
import structlog

log = structlog.get_logger(__name__)

# Apprise's own limits, put on every URL: a channel that hangs must not hold the worker.
BOUNDS = "cto=5&rto=15"


class AppriseNotifier:
    def send(self, url: str, *, title: str, body: str) -> bool:
        """Whether the channel took it. An unknown or failing channel is False, never an exception."""
        channel = apprise.Apprise()
        if not channel.add(f"{url}{'&' if '?' in url else '?'}{BOUNDS}"):
            log.warning("channel_not_understood")
            return False
        try:
            return bool(channel.notify(body=body, title=title))
        except Exception:
            log.warning("channel_failed", exc_info=True)
            return False

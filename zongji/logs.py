"""Logs: one JSON object a line, events with fields, and no personal data even by accident."""

from __future__ import annotations

import logging
import re
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

# Longer runs of digits are telephone numbers. Call ids are letters and digits together and stay whole.
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\+?\d{7,}(?![0-9A-Za-z])")
# Libraries that would log request bodies, numbers or the words of a caller at INFO.
_TALKATIVE = (
    "alembic",
    "twilio",
    "httpx",
    "httpcore",
    "faster_whisper",
    "apprise",
    "sanic",
    "rasa_sdk",
    "uvicorn.access",
)


def configure_logs(part: str) -> None:
    """To standard output, for this process; ``part`` is the name of the process."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _named(part),
        mask_numbers,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def quieten_logs() -> None:
    """For commands: standard output is theirs; what goes wrong in the core is told on standard error."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def mask_numbers(_: Any, __: str, event: EventDict) -> EventDict:
    """``"to +8613800000000"`` → ``"to [number]"`` in every field of text, tracebacks included."""
    for key, value in event.items():
        if isinstance(value, str) and key != "timestamp":
            event[key] = _NUMBER.sub("[number]", value)
    return event


def _named(part: str) -> Processor:
    def name(_: Any, __: str, event: EventDict) -> EventDict:
        event["part"] = part
        return event

    return name

"""Is this request really from the carrier? Checked against the public origin, never the Host header."""

from __future__ import annotations

from collections.abc import Mapping

from twilio.request_validator import RequestValidator

HEADER = "x-twilio-signature"


class Signatures:
    """``origin`` is what the carrier sees, e.g. ``https://calls.example.com``, without a trailing slash."""

    def __init__(self, auth_token: str, *, origin: str) -> None:
        self._validator = RequestValidator(auth_token)
        self._origin = origin.rstrip("/")

    @property
    def socket_origin(self) -> str:
        """The same origin for sockets: https becomes wss."""
        return "ws" + self._origin.removeprefix("http")

    def of_webhook(self, path_and_query: str, form: Mapping[str, str], signature: str) -> bool:
        return bool(signature) and self._validator.validate(self._origin + path_and_query, form, signature)

    def of_socket(self, path_and_query: str, signature: str) -> bool:
        """The upgrade request is signed as well; some of Twilio's edges sign it with a slash at the end."""
        url = self.socket_origin + path_and_query
        return bool(signature) and any(self._validator.validate(u, {}, signature) for u in (url, url + "/"))

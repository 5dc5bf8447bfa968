"""What a REST request carries: the account that it may act for, and its form."""

from __future__ import annotations

import base64
import binascii
import hmac
from typing import Annotated

from fastapi import Depends, Request

from phone_lab.lab import Lab
from phone_lab.problems import RestProblem, not_found


def lab_of(request: Request) -> Lab:
    lab: Lab = request.app.state.lab
    return lab


def authorised(request: Request, account_sid: str) -> Lab:
    """Basic auth as the account of the path. Raises RestProblem 20003 or 20404."""
    lab = lab_of(request)
    kind, _, credentials = request.headers.get("authorization", "").partition(" ")
    try:
        user, _, password = base64.b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        user = password = ""
    account = lab.account
    right = hmac.compare_digest(user, account.sid) & hmac.compare_digest(password, account.token)
    if kind.lower() != "basic" or not right:
        raise RestProblem(20003, "Authenticate", status=401)
    if account_sid != account.sid:
        raise not_found(request.url.path)
    return lab


Authorised = Annotated[Lab, Depends(authorised)]


class Form:
    """Parameters in Twilio's spelling; some may stand several times."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = pairs

    def get(self, name: str, default: str = "") -> str:
        return next((value for key, value in self._pairs if key == name), default)

    def all(self, name: str) -> list[str]:
        """Repeated parameters, or one with words separated by spaces."""
        return [word for key, value in self._pairs if key == name for word in value.split()]

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self._pairs)

    def flag(self, name: str, default: bool) -> bool:
        return self.get(name, str(default)).lower() == "true"

    def method(self, name: str) -> str:
        return self.get(name, "POST").upper()

    def seconds(self, name: str, default: float) -> float:
        """Raises RestProblem 20001 for what is not a number."""
        try:
            return float(self.get(name, str(default)))
        except ValueError as error:
            raise RestProblem(20001, f"{name} must be a number") from error


async def read_form(request: Request) -> Form:
    form = await request.form()
    return Form([(key, value) for key, value in form.multi_items() if isinstance(value, str)])


FormData = Annotated[Form, Depends(read_form)]

"""What goes wrong: REST errors in Twilio's shape, and the warnings of its debugger."""

from __future__ import annotations

from dataclasses import dataclass


class RestProblem(Exception):
    """Becomes ``{"code", "message", "more_info", "status"}`` with that HTTP status."""

    def __init__(self, code: int, message: str, *, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status

    def to_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


def not_found(path: str) -> RestProblem:
    return RestProblem(20404, f"The requested resource {path} was not found", status=404)


def call_is_over() -> RestProblem:
    return RestProblem(21220, "Call is not in-progress. Cannot redirect.")


@dataclass(frozen=True)
class Notice:
    """One entry of the account's debugger log, listed under Notifications."""

    code: int
    message: str
    level: str = "error"  # or "warning"


class CallProblem(Exception):
    """The call's instructions cannot be had or understood: its program ends, or the fallback URL helps."""

    def __init__(self, code: int, message: str, *, url: str = "") -> None:
        super().__init__(message)
        self.notice, self.url = Notice(code, message), url

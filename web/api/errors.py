"""How the API says no: always a code and a sentence in both languages."""

from __future__ import annotations

from fastapi import HTTPException
from pydantic import BaseModel, Field

from web.api.words import WORDS


class ErrorDetail(BaseModel):
    code: str = Field(description="Stable name of the error, for programs.", examples=["no_such_call"])
    zh: str = Field(description="The same in Chinese, for people.")
    en: str = Field(description="The same in English, for people.")


class ErrorBody(BaseModel):
    detail: ErrorDetail


class ApiError(HTTPException):
    """Answers with ``{"detail": {"code", "zh", "en"}}``. ``code`` is a key of ``WORDS``."""

    def __init__(self, status: int, code: str, *, headers: dict[str, str] | None = None) -> None:
        self.code = code
        words = WORDS[code]
        super().__init__(status, detail={"code": code, "zh": words.zh, "en": words.en}, headers=headers)

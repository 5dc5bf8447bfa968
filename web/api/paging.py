"""Lists come in pages, newest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to leave out from the newest on.")]


class Page(BaseModel):
    """What every list says beside its items."""

    total: int = Field(description="How many there are in all pages.")
    limit: int
    offset: int

"""Lists in Twilio's envelope."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import Request


def page_of(request: Request, name: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    """One page of ``items`` under ``name``, with the links to its neighbours."""
    query = {key: value for key, value in request.query_params.items() if key not in ("Page", "PageSize")}
    size = min(max(_number(request.query_params.get("PageSize"), 50), 1), 1000)
    page = _number(request.query_params.get("Page"), 0)

    def link(number: int) -> str:
        return f"{request.url.path}?{urlencode({**query, 'PageSize': size, 'Page': number})}"

    start = page * size
    return {
        name: items[start : start + size],
        "page": page,
        "page_size": size,
        "start": start,
        "end": min(start + size, len(items)) - 1 if items else 0,
        "uri": link(page),
        "first_page_uri": link(0),
        "previous_page_uri": link(page - 1) if page > 0 else None,
        "next_page_uri": link(page + 1) if start + size < len(items) else None,
    }


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default

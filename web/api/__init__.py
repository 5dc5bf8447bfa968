"""The HTTP API: chats, call records, messages and the directory. ``create_router`` is its only door."""

from web.api.router import create_router

__all__ = ["create_router"]

"""Bearer tokens of the API: shown once, kept only as digests."""

from __future__ import annotations

import hashlib
import secrets

from switchboard.services.ports import Clock, TokenStore

PREFIX = "zj_"


class ApiTokens:
    def __init__(self, store: TokenStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def create(self, name: str) -> str:
        """A new token; several may carry one name. It cannot be shown again."""
        token = PREFIX + secrets.token_urlsafe(32)
        self._store.add(name, _digest(token), at=self._clock.now())
        return token

    def check(self, token: str) -> bool:
        return token.startswith(PREFIX) and len(token) < 200 and self._store.known(_digest(token))

    def revoke(self, name: str) -> int:
        """How many tokens of that name stopped working."""
        return self._store.revoke(name, at=self._clock.now())


def _digest(token: str) -> str:
    # A plain hash is enough: the token has 256 bits of its own, there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()

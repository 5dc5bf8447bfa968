"""Requests to the customer's server, signed and retried as Twilio does."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass
from time import monotonic
from urllib.parse import parse_qsl, urldefrag, urlencode

import httpx
import structlog
from twilio.request_validator import RequestValidator

from phone_lab.options import Account
from phone_lab.problems import CallProblem

log = structlog.get_logger()

_LARGEST_ANSWER = 64 * 1024
_LARGEST_SOUND = 10 * 1024 * 1024


@dataclass(frozen=True)
class Overrides:
    """The fragment of a webhook URL (``#rc=3&rp=all``), with Twilio's defaults and limits."""

    retries: int = 1
    retry_on: frozenset[str] = frozenset({"ct"})  # of 4xx 5xx ct rt all
    connect_ms: int = 5000
    read_ms: int = 15000
    total_ms: int = 15000

    @staticmethod
    def of(fragment: str) -> Overrides:
        """Raises CallProblem for values that Twilio refuses."""
        given = dict(parse_qsl(fragment))
        policy = frozenset(given.get("rp", "ct").split(","))
        if policy - {"4xx", "5xx", "ct", "rt", "all"}:
            raise CallProblem(11243, "HTTP retry policy is invalid")
        return Overrides(
            retries=_within(given.get("rc"), 1, least=0, most=5),
            retry_on=policy,
            connect_ms=_within(given.get("ct"), 5000, least=100, most=10000),
            read_ms=_within(given.get("rt"), 15000, least=100, most=15000),
            total_ms=_within(given.get("tt"), 15000, least=100, most=15000),
        )

    def allows_retry_after(self, failure: str) -> bool:
        return "all" in self.retry_on or failure in self.retry_on


def _within(text: str | None, default: int, *, least: int, most: int) -> int:
    if text is None or not text.isdigit():
        return default
    return min(max(int(text), least), most)


@dataclass(frozen=True)
class Answer:
    """What the server said in the end."""

    status: int
    content_type: str
    body: bytes
    tries: int


class _Failed(Exception):
    """One try failed; ``failure`` is the word for it in a retry policy."""

    def __init__(self, failure: str, code: int, message: str) -> None:
        super().__init__(message)
        self.failure, self.code, self.message = failure, code, message


class Webhooks:
    """One pool of connections to the customer's server."""

    def __init__(self, account: Account) -> None:
        self._validator = RequestValidator(account.token)
        self._http = httpx.AsyncClient(
            trust_env=False,
            follow_redirects=True,
            limits=httpx.Limits(max_connections=200, keepalive_expiry=2),
            headers={"User-Agent": "TwilioProxy/1.1", "Accept": "*/*"},
        )

    def sign(self, url: str, parameters: dict[str, str]) -> str:
        """The value of X-Twilio-Signature; the fragment of a URL never travels and is not signed."""
        return str(self._validator.compute_signature(urldefrag(url).url, parameters))

    async def send(self, url: str, *, method: str, parameters: dict[str, str]) -> Answer:
        """Retries as the URL's fragment says; retries carry the same idempotency token.

        Raises:
            CallProblem: 11100 no such kind of URL, 11200 the server answered with an error, 11205 it could
                not be reached, 11750 its answer is too large.
        """
        plain, fragment = urldefrag(url)
        if not plain.startswith(("http://", "https://")):
            raise CallProblem(11100, "Invalid URL format", url=url)
        overrides = Overrides.of(fragment)
        token = str(uuid.uuid4())
        deadline = monotonic() + overrides.total_ms / 1000
        for attempt in range(overrides.retries + 1):
            try:
                async with asyncio.timeout(max(0.05, deadline - monotonic())):
                    return await self._try(plain, method, parameters, token, overrides, attempt + 1)
            except TimeoutError:
                problem = CallProblem(11205, "HTTP communication total time out triggered", url=plain)
                break
            except _Failed as failed:
                problem = CallProblem(failed.code, failed.message, url=plain)
                if not overrides.allows_retry_after(failed.failure):
                    break
        log.warning("webhook_failed", code=problem.notice.code, tries=attempt + 1)
        raise problem

    async def fetch_sound(self, url: str) -> Answer:
        """What <Play> plays."""
        return await self.send(url, method="GET", parameters={})

    async def close(self) -> None:
        await self._http.aclose()

    async def _try(
        self,
        url: str,
        method: str,
        parameters: dict[str, str],
        token: str,
        overrides: Overrides,
        attempt: int,
    ) -> Answer:
        if method.upper() == "GET" and parameters:
            url += ("&" if "?" in url else "?") + urlencode(parameters)
        form = {} if method.upper() == "GET" else parameters
        headers = {"I-Twilio-Idempotency-Token": token, "X-Twilio-Signature": self.sign(url, form)}
        timeout = httpx.Timeout(overrides.read_ms / 1000, connect=overrides.connect_ms / 1000)
        try:
            async with self._http.stream(
                method.upper(), url, data=form or None, headers=headers, timeout=timeout
            ) as response:
                body = await _read(response)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise _Failed("ct", 11205, "HTTP connection failure") from error
        except (httpx.TimeoutException, httpx.TransportError) as error:
            raise _Failed("rt", 11200, "HTTP retrieval failure: no answer in time") from error
        if response.status_code >= 400:
            word = f"{response.status_code // 100}xx"
            raise _Failed(word, 11200, f"HTTP retrieval failure: status {response.status_code}")
        return Answer(response.status_code, response.headers.get("content-type", ""), body, attempt)


async def _read(response: httpx.Response) -> bytes:
    is_sound = response.headers.get("content-type", "").startswith("audio/")
    most = _LARGEST_SOUND if is_sound else _LARGEST_ANSWER
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > most:
            raise CallProblem(11750, "TwiML response body too large")
    return body

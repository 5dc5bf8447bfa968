"""What the classifiers do not see of training phrases: names, found in the directory of who is called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from bot.nlu.mentions import find_all
from bot.nlu.normal_text import NormalText, normalise
from bot.nlu.published_directory import SAMPLE, read_company
from bot.nlu.spans import Span, settle
from switchboard.domain.find_callee import CalleeIndex

MASKED = {"person", "department", "extension", "subject", "phone", "company", "caller_name", "time"}
# Companies of other trades: what the classifier sees of their callers' sentences, it sees in their directory.
COMPANIES = Path(__file__).parents[1] / "data" / "nlu" / "companies"
AT_ONCE = 500  # phrases that a process is given
MOST = 4  # processes: each makes indexes of its own


@dataclass(frozen=True)
class ToMask:
    """A training phrase with its ``named``: (start, end, kind, value); ``company``: of COMPANIES, else ""."""

    text: str
    named: tuple[tuple[int, int, str, str], ...] = ()
    company: str = ""


def find_in_all(phrases: Sequence[ToMask]) -> list[tuple[list[Span], list[Span]]]:
    """``find_in`` of each, on several cores: it is the longest part of the training."""
    with ProcessPoolExecutor(min(MOST, os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        return list(pool.map(find_in, phrases, chunksize=AT_ONCE))


def find_in(phrase: ToMask) -> tuple[list[Span], list[Span]]:
    """Spans with the annotation first, and spans as they would be found at run time."""
    normal = normalise(phrase.text)
    seen = [span for span in find_all(normal.text, _index(phrase.company)) if span.kind in MASKED]
    annotated = [
        Span(_position(normal, start), _position(normal, end), kind, value)
        for start, end, kind, value in phrase.named
        if kind in MASKED
    ]
    return settle(annotated, seen), seen


@cache
def _index(company: str) -> CalleeIndex:
    return CalleeIndex(read_company(COMPANIES / company if company else SAMPLE))


def _position(normal: NormalText, original: int) -> int:
    """The first character of the normal text that stands at or after ``original``."""
    return next((i for i, origin in enumerate(normal.origins) if origin >= original), len(normal.text))

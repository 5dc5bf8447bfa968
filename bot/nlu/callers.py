"""Who the caller is: any name, spelled name or company, by the pattern of the sentence."""

from __future__ import annotations

import re

from bot.nlu import chinese_callers, english_callers
from bot.nlu.spans import Span, settle
from bot.nlu.surnames import SPELLED

_HAN = "一-龥"
_SPELLED = re.compile("(" + "|".join(sorted(SPELLED, key=len, reverse=True)) + r")(?:的)?([" + _HAN + "])?")
# 「我找章小姐，立早章」 spells somebody else's name.
_ASKED_FOR = re.compile(r"找|接|转|叫|是|有个|有位|那个|真人")
_AS_IN = r"\s+(?:for|as in|like)\s+[A-Za-z]+"
_LETTERS = re.compile(
    rf"(?<![\w'])([A-Za-z](?:(?:{_AS_IN})?[\s,.\-]+[A-Za-z]\b(?!')){{2,20}}(?:{_AS_IN})?)", re.IGNORECASE
)


def find_callers(text: str) -> list[Span]:
    """``caller_name`` and ``company`` spans; a spelled name's value is the name, not the spelling."""
    stated = [*chinese_callers.names_stated(text), *english_callers.names_stated(text)]
    companies = [*chinese_callers.companies_stated(text), *english_callers.companies_stated(text)]
    return settle(_spelled(text), companies, stated)


def find_bare_companies(text: str) -> list[Span]:
    """Companies, and names beside them, by their form alone: 「华东建材。」 "Blue Sky Logistics."

    Weaker than anything else that is found: the directory's own names come first."""
    return settle(chinese_callers.by_form_alone(text), english_callers.by_form_alone(text))


def _spelled(text: str) -> list[Span]:
    found = []
    for match in _SPELLED.finditer(text):
        surname = SPELLED[match.group(1)]
        before = text[: match.start()]
        if _ASKED_FOR.search(before) or (
            surname in before and before.strip() != surname and "我" not in before
        ):
            continue
        end = match.end() if match.group(2) == surname else match.end(1)
        if match.group(2) == surname or match.group(1) != "双人":
            found.append(Span(match.start(), end, "caller_name", surname))
    for match in _LETTERS.finditer(text):
        letters = re.sub(_AS_IN, "", match.group(1), flags=re.IGNORECASE)
        name = re.sub(r"[^A-Za-z]", "", letters).capitalize()
        found.append(Span(match.start(1), match.end(1), "caller_name", name))
    return found

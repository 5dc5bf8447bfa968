"""English words of a caller: tokens, what carries no name, and names that sound alike."""

from __future__ import annotations

import re
from functools import lru_cache

from switchboard.domain.lookup.word_lists import words

# "h r" and "r and d" are one word, said letter by letter.
_LETTERS = r"h r|i t|g m|c [eft] o|v p|q [ac]|p r|r (?:and |n |& )?d"
TOKEN = re.compile(rf"\b(?:{_LETTERS})\b(?!['’])|[a-z0-9&]+(?:['’]s)?")
# Words around a name that say nothing about who is meant.
CARRIERS = words(
    """
    a an the to of for in at from with on by please could can may would you i i'd id like want need me my
    put through connect transfer speak talk get call ring reach speaking hello hi hey good morning
    afternoon is are there am im looking someone somebody anyone and uh um er well so just your our his her
    this that it it's its s who is's do does have has over now thanks thank name named called phone
    extension who's responsible runs works working into mean meant no not sorry actually person one
    """
)
# Spelled differently, the same to the ear.
SAME_SOUND = (
    "shawn sean shaun", "steven stephen", "jon john", "catherine katherine kathryn katharine",
    "eric erik", "sara sarah", "mark marc", "jeff geoff", "brian bryan", "alan allan allen",
    "philip phillip", "ann anne", "lindsay lindsey", "michelle michele", "tony toni", "kevin kevan",
    "vivian vivien vivienne", "wendy wendi", "jackie jacky", "cathy kathy", "teresa theresa",
    "carl karl", "kristin kristen christine", "derek derrick", "aaron erin", "cindy sindy",
    "sherry cherie", "terry teri", "gerry jerry", "nicholas nicolas", "robin robyn", "leslie lesley",
    "frances francis", "graham graeme", "bob bobb", "linda lynda", "amy aimee", "joe jo",
    "isabel isabelle", "louise luis", "rachel rachael", "rebecca rebekah", "zack zach zac",
    "jessie jesse",
)  # fmt: skip
_GROUP = {name: group.split()[0] for group in SAME_SOUND for name in group.split()}


def tokens(text: str) -> list[str]:
    """``"Chairman's Office"`` → ``["chairman", "office"]``; plurals lose their s, so that 'account'
    is 'accounts'."""
    return [word_of(said) for said in TOKEN.findall(text)]


def word_of(said: str) -> str:
    """What ``TOKEN`` found, without its plural and genitive."""
    if " " in said:
        return "r&d" if said.startswith("r") else said.replace(" ", "")
    return singular(re.sub(r"['’]s$", "", said))


def singular(token: str) -> str:
    """``sales`` → ``sale``; not ``boss``, ``james`` stays recognisable as ``jame`` on both sides."""
    token = {"centre": "center"}.get(token, token)
    return token[:-1] if len(token) > 3 and token.endswith("s") and not token.endswith("ss") else token


@lru_cache(maxsize=16384)
def english_sound(token: str) -> str:
    """A key that names of the same sound share; coarse enough for spelling, too fine to join
    different names."""
    if token in _GROUP:
        return "=" + _GROUP[token]
    s = token.replace("ph", "f").replace("ck", "k").replace("gh", "g")
    s = re.sub(r"c(?=[aouklrt])", "k", s)
    s = re.sub(r"(.)\1+", r"\1", s)
    s = re.sub(r"(?<=.)(y|ie|ey|ee|i)$", "i", s)
    return s[:-1] if len(s) > 4 and s.endswith("e") else s


def deletions(token: str) -> set[str]:
    """The token and everything that lacks one of its letters: two tokens one edit apart share one of
    these."""
    return {token, *(token[:i] + token[i + 1 :] for i in range(len(token)))}


GENERIC = words("department dept team division section people guys folks desk line office")

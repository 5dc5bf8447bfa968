"""Tells Chinese from English by script and by common words; names of people and companies do not count."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.fixed_words import wished_language

COMMON_ENGLISH = frozenset(
    """
    a about after again all am an and any anybody are around as ask at available back be because
    been before bye call calling can cancel change come complain complaint connect correct could
    customer day department did do does done dont down emergency english everything fine for forget
    from get give go good goodbye has have hear hello help her here him his hold hours how human i
    id if ill im in is isnt it its ive just know leave left let like line located look looking make
    manager me meeting message mind mine minute moment morning my name need never no not nothing now
    number of off office on one open operator or our out pardon parking person phone please problem
    put question real really repeat right say send service she should someone something sorry speak
    speaking still sure take talk tell thank thanks thats the their them then there they this
    through to today tomorrow transfer trying up us wait want was way we were what whats when where
    which who whos why will with wont work would wrong yeah yes you your
    """.split()  # noqa: SIM905
)


def language_of(text: str, names: Sequence[tuple[int, int]] = ()) -> str | None:
    """``names`` are spans that belong to no language. An explicit wish ("English please", 「说中文」)
    decides.
    """
    wish = wished_language(text)
    if wish:
        return wish
    rest = list(text)
    for start, end in names:
        rest[start:end] = " " * (end - start)
    words = "".join(rest)
    if re.search("[一-龥]", words):
        return "zh"
    latin = [word.replace("'", "").lower() for word in re.findall(r"[A-Za-z']+", words)]
    if any(word in COMMON_ENGLISH for word in latin) or len(latin) >= 4:
        return "en"
    # Only names: Chinese characters are still a hint, a Latin name is none (many Chinese colleagues have one).
    return "zh" if re.search("[一-龥]", text) else None

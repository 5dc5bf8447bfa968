"""Which department answers for what callers say, beyond the words of its own directory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from switchboard.domain.lookup.department_tables import ENDINGS, GENERIC_EN, DepartmentTables
from switchboard.domain.lookup.english import GENERIC, tokens
from switchboard.domain.lookup.matters import Group, matters, unit
from switchboard.domain.lookup.misspelt import Vocabulary, is_name, is_ordinary
from switchboard.domain.lookup.ordinary import FUNCTION
from switchboard.domain.lookup.plain_text import is_han, plain
from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.people import Department

SUBJECT, NAME = 2, 1  # how surely a word of the directory says what a department answers for
SHORTEST_HEARD = 3  # characters
SHORTEST_MISSPELT = 6  # letters
_VOWELS = frozenset("aeiou")
Claims = list[tuple[str, int, int]]  # word of the directory, how sure, position of the department
# How many steps from the matter itself (0) its department was found, and the words of the directory.
Answer = tuple[int, Claims]


class MatterTables:
    """What callers say → positions of departments. Words of the directory itself are never in here."""

    def __init__(self, departments: DepartmentTables) -> None:
        self._claims = _claims(departments.departments)
        answers = ((matter, self._answer(matter, ())) for matter in matters().values())
        known = [(matter, answer) for matter, answer in answers if answer is not None]
        # The matter's name → positions of the departments that answer for it.
        self.holders = {matter.name: _surest(claims) for matter, (_, claims) in known}
        self.chinese: dict[str, tuple[int, ...]] = {}
        self.latin: dict[tuple[str, ...], tuple[int, ...]] = {}
        self.heard: dict[str, str] = {}  # by sound, three characters and more → as written
        for word, positions in self._said(known, departments):
            if isinstance(word, str):
                self.chinese[word] = positions
                if _is_heard(word):
                    self.heard.setdefault(key(syllables(word)), word)
            else:
                self.latin[word] = positions
        self.longest = max(map(len, self.chinese), default=0)
        self.first_sounds = frozenset(sound.split(" ", 1)[0] for sound in self.heard)
        self._words = Vocabulary(word for phrase in self.latin for word in phrase)

    # -- whose matter it is --------------------------------------------------------------------------------

    def _said(
        self, known: Iterable[tuple[Group, Answer]], own: DepartmentTables
    ) -> Iterator[tuple[str | tuple[str, ...], tuple[int, ...]]]:
        holders: dict[str | tuple[str, ...], list[Answer]] = defaultdict(list)
        for matter, answer in known:
            for said in matter.said:
                holders[unit(said)].append(answer)
        for word, answers in holders.items():
            if word in own.surfaces or word in own.latin or word in own.subject_latin:
                continue
            least = min(steps for steps, _ in answers)
            claims = [claim for steps, claims in answers if steps == least for claim in claims]
            yield word, _closest(word, claims)

    def _answer(self, matter: Group, seen: tuple[str, ...]) -> Answer | None:
        """By the matter's own words, else by those of the nearest matter that somebody has."""
        if matter.name in self._claims:
            return 0, self._claims[matter.name]
        others = (
            self._answer(matters()[name], (*seen, matter.name))
            for name in matter.nearest
            if name not in seen and name != matter.name
        )
        found = [answer for answer in others if answer is not None]
        if not found:
            return None
        steps, claims = min(found, key=lambda answer: answer[0])
        return steps + 1, claims

    # -- words in letters ----------------------------------------------------------------------------------

    def base(self, token: str) -> str:
        """The form that the tables have: ``leaking`` → ``leak``, ``hired`` → ``hire``, with one wrong letter
        ``reconcilation`` → ``reconciliation``; anything else stays."""
        forms = (form for form in (*_shorter(token), token) if form in self._words.words)
        return next(forms, "") or self._mended(token)

    def _mended(self, token: str) -> str:
        if len(token) < SHORTEST_MISSPELT or not token.isalpha() or is_ordinary(token) or is_name(token):
            return token
        near = self._words.near(token, shortest=SHORTEST_MISSPELT)
        return near[0] if len(near) == 1 else token


def _claims(departments: Sequence[Department]) -> dict[str, Claims]:
    """Matter → the words of the directory that belong to it."""
    found: dict[str, Claims] = defaultdict(list)
    for position, department in enumerate(departments):
        for word in map(plain, department.subjects):
            for name in matters().of(word, part=False):
                found[name].append((word, SUBJECT, position))
        for surface in (department.name_zh, department.name_en, *department.aliases):
            word = _stem(plain(surface))
            for name in matters().of(word, part=True) if word else ():
                found[name].append((word, NAME, position))
    return found


def _stem(surface: str) -> str:
    """财务部 → 财务, "finance department" → "finance"."""
    if any(map(is_han, surface)):
        ending = next((e for e in ENDINGS if surface.endswith(e) and len(surface) - len(e) >= 2), "")
        return surface[: len(surface) - len(ending)]
    words = tokens(surface)
    while len(words) > 1 and (words[-1] in GENERIC_EN or words[-1] in GENERIC):
        words = words[:-1]
    return " ".join(words)


def _surest(claims: Claims) -> tuple[int, ...]:
    """Who has a subject rather than only a name; several: a tie."""
    best = max(sure for _, sure, _ in claims)
    return tuple(sorted({position for _, sure, position in claims if sure == best}))


def _closest(word: str | tuple[str, ...], claims: Claims) -> tuple[int, ...]:
    """Who has the word that is most like ``word``, and a subject rather than a name; several: a tie."""
    positions = {position for _, _, position in claims}
    if len(positions) == 1:
        return tuple(positions)
    scored = [((_common(word, unit(theirs)), sure), position) for theirs, sure, position in claims]
    best = max(score for score, _ in scored)
    return tuple(sorted({position for score, position in scored if score == best}))


def _common(word: str | tuple[str, ...], other: str | tuple[str, ...]) -> int:
    """How many characters, or words in letters, in a row both have."""
    if set(word).isdisjoint(other):
        return 0  # nine in ten
    for size in range(min(len(word), len(other)), 0, -1):
        parts = {word[at : at + size] for at in range(len(word) - size + 1)}
        if any(other[at : at + size] in parts for at in range(len(other) - size + 1)):
            return size
    return 0


def _is_heard(word: str) -> bool:
    """等不了 is not 登不了: what is full of small words sounds like too much else."""
    return len(word) >= SHORTEST_HEARD and all(map(is_han, word)) and FUNCTION.isdisjoint(word)


def _shorter(token: str) -> Iterable[str]:
    """What an English word may be a form of."""
    for ending in ("ing", "ed"):
        stem = token.removesuffix(ending)
        if stem == token or len(stem) < 3 or _VOWELS.isdisjoint(stem):
            continue
        yield stem
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
    if token.endswith("ie"):  # "deliveries" without its s
        yield token[:-2] + "y"

"""Who is meant in this turn."""

from __future__ import annotations

import itertools
import re

from bot.actions.questions import Question
from bot.actions.turn import Mention, Turn
from switchboard.domain.find_callee import Candidate, Lookup

MAX_CHOICES = 5


ANYBODY = ("person", "department", "extension", "subject")
NO_TOPICS = ("person", "department", "extension")  # 「告诉他合同签了」 is not for the legal department
# Words that point back to somebody named before: 「跟他说几句」 "returning a call from Li Na".
_SPEAKS_OF = re.compile(
    r"(?:找|跟|和|与|同|给|转给?|接|叫|让|请|问|联系)(?:一下|下)?[他她]"
    r"|\b(?:to|with|for|get|reach|is|on|find|call|ring) (?:him|her|he|she)\b"
    r"|\b(?:return(?:ing)?|missed) (?:a|the|his|her|your|some)?\s?call from\b|\bcalled me\b|打给我|给我打",
    re.IGNORECASE,
)

# Whose thing is spoken of, what the caller is, and what asks for somebody.
_HAS = re.compile(
    r"(?:要|订|说|交代)?的(?!电话|分机|手机|号码|座机|秘书|助理|办公室|直线|$|\s|吧|吗)"
    r"|'s (?!in\b|there|phone|extension|line|mobile|office)",
    re.IGNORECASE,
)
_MINE = re.compile(r"(?:我们?|咱们?)[^\s，。,找转接叫要想问请给跟和是的约替帮等见]{0,4}$")
_ASKED_FOR = re.compile(
    r"(?:找|转|接|叫|联系|通知|告诉|转告|\bto|\bfor|\btell|\bget)(?:一下|下|给|你们|那个|\s)*$", re.IGNORECASE
)


def who_is_meant(turn: Turn, kinds: tuple[str, ...] = ANYBODY, *, before: int | None = None) -> Lookup | None:
    """By the names in the sentence: a person (of a department), an extension, a department, a topic.

    None: nobody is named. What is named only to be ruled out (「不是找销售」) does not count, nor what stands
    after ``before``."""
    named = [m for m in turn.mentions(*kinds) if not m.negated and (before is None or m.start < before)]
    people = [m for m in named if m.kind == "person"]
    departments = [m for m in named if m.kind == "department"]
    if people:
        return _person(turn, _best(turn, people), departments)
    for kind in ("extension", "department", "subject"):
        found = [m for m in named if m.kind == kind]
        if kind == "department" and (several := _side_by_side(turn, found)):
            return _lookup(several)
        if found:
            return _other(turn, _best(turn, found))
    return None if turn.mentions(*kinds) or "person" not in kinds else _named_before(turn, before)


def _named_before(turn: Turn, before: int | None) -> Lookup | None:
    """ "I am an old friend of Gu Mingyuan, put me through to him": taken for what the caller is called or
    where they are from, and yet the one who is wanted."""
    if not _SPEAKS_OF.search(turn.understood):
        return None
    named = turn.desk.index().spot(turn.understood, phonetic=not turn.in_chat)
    named = tuple(m for m in named if before is None or m.start < before)
    people = [m for m in named if m.kind == "person" and m.targets]
    return _lookup(tuple(Candidate(t, 1.0, "mention") for t in people[-1].targets)) if people else None


def _side_by_side(turn: Turn, found: list[Mention]) -> tuple[Candidate, ...]:
    """ "IT support": two departments in one breath, and which is meant is not for us to say."""
    known = [m for m in found if len(m.targets) == 1]
    if len(known) < 2 or any(b.start - a.end > 1 for a, b in itertools.pairwise(known)):
        return ()
    targets = dict.fromkeys(m.targets[0] for m in known)
    return tuple(Candidate(t, 1.0, "mention") for t in targets if turn.desk.directory().resolve(t))


def general_office(turn: Turn) -> str:
    """Where everything goes that nobody else answers for (B4)."""
    return turn.desk.directory().by_extension(turn.desk.settings.operator_extension) or "operator"


def department_named(turn: Turn) -> str:
    """Where somebody unknown is said to work, or whose matter it is; empty: not told."""
    for kind in ("department", "subject"):
        for mention in turn.mentions(kind):
            if len(mention.targets) == 1 and not mention.negated:
                return mention.targets[0]
    return ""


def answers_for(turn: Turn, *subjects: str) -> str:
    """The department that has one of these subjects, else the general office."""
    for subject in subjects:
        target = turn.desk.find_callee(subject).target
        if target:
            return target
    return general_office(turn)


def answer_to_which(turn: Turn, question: Question) -> Lookup:
    """The answer to 「A，还是 B？」. Somebody else altogether may be named as well: then that one."""
    chosen = turn.desk.index().choose(turn.understood, question.targets)
    if chosen.kind == "one":
        return chosen
    meant = who_is_meant(turn)
    if meant is None:
        return chosen
    among = tuple(c for c in meant.candidates if c.target in question.targets)
    if among:
        return _lookup(among)
    # 「销售部的」 leaves two of three: they are asked about, the department is not what was asked for.
    narrower = chosen.kind == "several" and len(chosen.candidates) < len(question.targets)
    return chosen if narrower else meant


def _best(turn: Turn, mentions: list[Mention]) -> Mention:
    """The last that the directory knows: who corrects himself says the right one last.

    Not whose thing is spoken of (「沈秘书 顾董的机票」), nor what the caller is (「我审计项目经理」), nor
    what only sounds like a name where another is said outright."""
    known = [m for m in mentions if m.targets] or mentions
    wanted = [m for m in known if not (_HAS.match(turn.text[m.end :]) or _MINE.search(turn.text[: m.start]))]
    wanted = wanted or known
    outright = [m for m in wanted if _is_written(turn, m) or _ASKED_FOR.search(turn.text[: m.start])]
    return (outright or wanted)[-1]


def _is_written(turn: Turn, mention: Mention) -> bool:
    people = (turn.desk.directory().person(t) for t in mention.targets)
    names = (n for p in people if p for n in (p.name, p.name_en, p.title_zh, p.title_en, *p.aliases))
    said = mention.surface.lower()
    return mention.kind != "person" or any(n and (n.lower() in said or said in n.lower()) for n in names)


def _person(turn: Turn, person: Mention, departments: list[Mention]) -> Lookup:
    codes = [
        t.removeprefix("department:") for d in departments for t in d.targets if t.startswith("department:")
    ]
    directory = turn.desk.directory()
    if person.targets:
        targets = person.targets
        if codes:
            there = tuple(t for t in targets if getattr(directory.person(t), "department", "") in codes)
            if not there:
                nearby = turn.desk.find_callee(person.surface, codes[0], phonetic=not turn.in_chat)
                if nearby.kind in ("one", "several") and all(t.startswith("person:") for t in nearby.targets):
                    return nearby
            targets = there or targets
        # A person may have left between the parse and now.
        known = [t for t in targets if t.startswith("department:") or directory.resolve(t)]
        return _lookup(tuple(Candidate(t, 1.0, "mention") for t in known))
    spoken = person.value or person.surface  # 「姓黄的经理」 is looked up as 黄经理
    return turn.desk.find_callee(spoken, codes[0] if codes else None, phonetic=not turn.in_chat)


def _other(turn: Turn, mention: Mention) -> Lookup:
    if mention.targets:
        known = (t for t in mention.targets if turn.desk.directory().resolve(t))
        return _lookup(tuple(Candidate(t, 1.0, mention.kind) for t in known))
    return turn.desk.find_callee(mention.value or mention.surface)


def _lookup(candidates: tuple[Candidate, ...]) -> Lookup:
    if not candidates:
        return Lookup("none")
    if len(candidates) == 1:
        return Lookup("one", candidates)
    return Lookup("several" if len(candidates) <= MAX_CHOICES else "too_many", candidates)

"""Figures of the directory: how right and how fast callees are found. Prints a table and, with --json, JSON.

python -m benchmarks.directory_lookup [--people 100000] [--json]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import time
from collections.abc import Callable

from benchmarks.generated_directory import generate, misheard, misspelt
from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.people import Directory, Person

SEED = 20261121
SENTENCES = (
    "你好我是华东建材的陈明想找一下{phrase}谈一谈上次那个合同付款的事情可以吗谢谢",
    "喂那个麻烦帮我转接一下{phrase}啊我跟他约好了今天下午打电话的",
    "{phrase}在不在我有急事找他呀你帮我看看他现在方便接电话吗",
)

ASKED_ZH = (
    "你好麻烦帮我转接一下{name}谢谢",
    "我是华东建材的陈明 我找{name}谈合同",
    "{name}在不在 我有急事",
    "喂 那个 能不能让{name}给我回个电话",
    "请您告诉{name} 明天的会改到下午了",
)
ASKED_EN = (
    "hello could you put me through to {name} please",
    "I'd like to leave {name} a message",
    "is {name} in the office today",
    "tell {name} that the papers are signed",
    "what's the extension of {name}",
)


def utterances(directory: Directory, person: Person, draw: random.Random) -> list[str]:
    """How a caller may ask for ``person``: name, department and name, surname and title, extension,
    English name."""
    department = directory.department(person.department)
    assert department
    place = department.name_zh
    asks = [person.name, f"{place}的{person.name}", f"我找{person.name}", f"找一下{place}{person.name}"]
    title = next((t for t in ("总监", "经理", "主管", "工程师") if person.title_zh.endswith(t)), "")
    if title:
        length = 2 if person.name[:2] in ("欧阳", "司马", "上官", "诸葛") else 1
        asks += [
            f"{person.name[:length]}{title}",
            f"{place}的{person.name[:length]}{title}",
            person.name + title,
        ]
    asks += [person.extension, *(f"{alias} in {department.name_en}" for alias in person.aliases)]
    return asks


def judge(index: CalleeIndex, phrase: str, person: Person, *, phonetic: bool) -> str:
    """``right`` (the person), ``asked`` (a question that the person answers), ``lost`` or ``wrong``
    (somebody else)."""
    lookup = index.find(phrase, phonetic=phonetic)
    if lookup.kind == "one":
        if lookup.target == person.target:
            return "right"
        return "wrong" if lookup.target and lookup.target.startswith("person:") else "lost"
    if lookup.kind == "too_many":  # the question is for the department: its answer must lead on
        lookup = index.find(phrase, department=person.department, phonetic=phonetic)
        return "asked" if lookup.kind == "too_many" or person.target in lookup.targets else "lost"
    return "asked" if person.target in lookup.targets else "lost"


def quality(people: int, *, noise: float, phonetic: bool, seed: int = SEED) -> dict[str, float]:
    """Shares of each judgement over every way of asking for every person."""
    directory = generate(people, seed=seed)
    index = CalleeIndex(directory)
    draw = random.Random(seed + 1)
    counts = dict.fromkeys(("right", "asked", "lost", "wrong"), 0)
    for person in directory.people:
        for phrase in utterances(directory, person, draw):
            counts[judge(index, misheard(phrase, rate=noise, draw=draw), person, phonetic=phonetic)] += 1
    total = sum(counts.values())
    return {name: round(count / total, 5) for name, count in counts.items()} | {"asked_for": total}


def sentences(person: Person, draw: random.Random) -> tuple[str, str]:
    """A whole sentence in each language that asks for ``person`` by name."""
    surname, _, given = person.name_en.partition(" ")
    chinese = draw.choice(ASKED_ZH).format(name=person.name)
    name = draw.choice((person.name_en, f"{given} {surname}", *person.aliases))
    return chinese, draw.choice(ASKED_EN).format(name=name)


def judge_sentence(index: CalleeIndex, sentence: str, person: Person) -> str:
    """As ``judge``, for whoever is found in a whole sentence; whom a question must settle is looked up."""
    people = [m for m in index.spot(sentence) if m.kind == "person"]
    if not people:
        return "lost"
    if not people[-1].targets:
        lookup = index.find(people[-1].surface, phonetic=True)
        return "asked" if person.target in lookup.targets else "lost"
    if people[-1].targets == (person.target,):
        return "right"
    if len(people[-1].targets) == 1:
        return "wrong"
    # More than five are asked for their department, which the caller knows.
    return "asked" if person.target in people[-1].targets or len(people[-1].targets) > 5 else "lost"


def quality_in_sentences(people: int, *, noise: float, seed: int = SEED) -> dict[str, dict[str, float]]:
    """Shares of each judgement by language, over a sentence for every person."""
    directory = generate(people, seed=seed)
    index = CalleeIndex(directory)
    draw = random.Random(seed + 3)
    counts = {language: dict.fromkeys(("right", "asked", "lost", "wrong"), 0) for language in ("zh", "en")}
    for person in directory.people:
        chinese, english = sentences(person, draw)
        counts["zh"][judge_sentence(index, misheard(chinese, rate=noise, draw=draw), person)] += 1
        counts["en"][judge_sentence(index, misspelt(english, rate=noise, draw=draw), person)] += 1
    return {
        language: {name: round(count / people, 4) for name, count in found.items()}
        for language, found in counts.items()
    }


def speed(people: int, *, queries: int = 2000, seed: int = SEED) -> dict[str, float]:
    """Milliseconds per look-up and per sentence, seconds to build, over phrases clean and misheard."""
    directory = generate(people, seed=seed)
    started = time.perf_counter()
    index = CalleeIndex(directory)
    built = time.perf_counter() - started
    draw = random.Random(seed + 2)
    chosen = [draw.choice(directory.people) for _ in range(queries)]
    phrases = [misheard(draw.choice(utterances(directory, p, draw)), rate=0.2, draw=draw) for p in chosen]
    phrases += [f"{draw.choice(p.name)}先生" for p in chosen[:100]] + [
        "王总",
        "小王",
        "技术支持",
        "no such person",
    ] * 25
    sentences = [draw.choice(SENTENCES).format(phrase=phrase)[:40] for phrase in phrases]
    return {
        "people": people,
        "build_s": round(built, 2),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        **_percentiles("find", lambda text: index.find(text, phonetic=True), phrases),
        **_percentiles("spot", index.spot, sentences),
    }


def _percentiles(name: str, call: Callable[[str], object], texts: list[str]) -> dict[str, float]:
    for text in texts[:200]:  # caches of sounds fill in the first seconds of a real process as well
        call(text)
    taken = [
        min(_once(call, text) for _ in range(3)) for text in texts
    ]  # of three: the machine has other work
    cuts = statistics.quantiles(taken, n=100)
    return {
        f"{name}_p50_ms": round(cuts[49], 3),
        f"{name}_p99_ms": round(cuts[98], 3),
        f"{name}_max_ms": round(max(taken), 3),
    }


def _once(call: Callable[[str], object], text: str) -> float:
    started = time.perf_counter()
    call(text)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    shares = {
        f"{mode}, {noise:.0%} misheard": quality(1000, noise=noise, phonetic=mode == "spoken")
        for mode, noise in (("spoken", 0.0), ("spoken", 0.1), ("spoken", 0.2), ("typed", 0.0))
    }
    in_sentences = {
        f"{language}, {noise:.0%} misheard": row
        for noise in (0.0, 0.1, 0.2)
        for language, row in quality_in_sentences(1000, noise=noise).items()
    }
    speeds = [speed(1000), speed(options.people)]
    if options.json:
        figures = {"quality_1000_people": shares, "sentences_1000_people": in_sentences, "speed": speeds}
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    for name, row in shares.items():
        print(f"{name:22}" + "  ".join(f"{key} {value}" for key, value in row.items()))
    print("named in a sentence:")
    for name, row in in_sentences.items():
        print(f"{name:22}" + "  ".join(f"{key} {value}" for key, value in row.items()))
    for row in speeds:
        print("  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()

"""Figures as text: a table for the terminal, and the one that ``docs/understanding.md`` keeps."""

from __future__ import annotations

from pathlib import Path

from bot.evaluation.figures import Tally
from bot.evaluation.measure import Figures

DOCUMENT = Path(__file__).parents[2] / "docs" / "understanding.md"
BEGIN, END = "<!-- figures: begin (make eval writes this part) -->", "<!-- figures: end -->"
MOST_CONFUSIONS = 8


def as_text(figures: Figures, *, verbose: bool) -> str:
    width = max(map(len, figures.shares))
    lines = [f"{name:{width}}  {share}" for name, share in figures.shares.items()]
    for name, tally in figures.confusions.items():
        lines.append(f"\n{name}: taken for another")
        lines += [f"  {number:3d}  {expected} -> {got}" for (expected, got), number in _worst(tally)]
    if verbose:
        lines += _details(figures)
    return "\n".join(lines)


def _worst(tally: Tally) -> list[tuple[tuple[str, str], int]]:
    return tally.confusions.most_common(MOST_CONFUSIONS)


def _details(figures: Figures) -> list[str]:
    lines = ["", "first turns that went wrong (clean)"]
    for turn in figures.wrong_turns:
        expected = f"{turn.saying.goal} {turn.saying.target or ''}".strip()
        lines.append(f"  {turn.words} | {expected} -> {turn.goal} {turn.target}")
    lines += ["", "conversations that went wrong"]
    for course in figures.wrong_courses:
        lines += [f"  {course.name}: {'; '.join(course.faults)}", *(f"      {line}" for line in course.lines)]
    return lines


def as_markdown(figures: Figures) -> str:
    rows = ["| measured | right | 95 % interval | of |", "|---|---|---|---|"]
    for name, share in figures.shares.items():
        low, high = share.interval
        rows.append(f"| {name} | {share.value:.1%} | {low:.1%} to {high:.1%} | {share.of} |")
    rows += ["", "What is taken for what (clean, most frequent first):", ""]
    for name, tally in figures.confusions.items():
        worst = ", ".join(f"{expected} → {got} ({number})" for (expected, got), number in _worst(tally))
        rows.append(f"- {name}: {worst or 'nothing'}")
    return "\n".join(rows)


def write_document(figures: Figures) -> None:
    """Replaces the part between the marks; the words around it are kept."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{as_markdown(figures)}\n{END}{after}", encoding="utf-8")

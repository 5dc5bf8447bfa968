"""Figures as text: tables for the terminal, and those that ``docs/understanding.md`` keeps."""

from __future__ import annotations

from pathlib import Path

from bot.evaluation.figures import Figures, Share, Tally

DOCUMENT = Path(__file__).parents[2] / "docs" / "understanding.md"
BEGIN, END = "<!-- figures: begin (make eval writes this part) -->", "<!-- figures: end -->"
MOST_CONFUSIONS = 8


def as_text(figures: Figures, *, verbose: bool) -> str:
    lines: list[str] = []
    for title, rows in figures.tables.items():
        width = max(map(len, rows))
        lines += ["", title]
        for row, share in rows.items():
            led_on = figures.led_on.get(title, {}).get(row)
            more = f"   led on when wrong {led_on.value:.0%} of {led_on.of}" if led_on else ""
            lines.append(f"  {row:{width}}  {share}{more}")
    for title, goals in figures.goals.items():
        lines += ["", f"{title}, clean, by goal"]
        lines.append("  " + ", ".join(f"{goal} {share.right}/{share.of}" for goal, share in goals.items()))
    for name, tally in figures.confusions.items():
        lines.append(f"\n{name}: taken for another")
        lines += [f"  {number:3d}  {expected} -> {got}" for (expected, got), number in _worst(tally)]
    lines += ["", *figures.notes]
    if verbose:
        lines += _details(figures)
    return "\n".join(lines)


def _worst(tally: Tally) -> list[tuple[tuple[str, str], int]]:
    return tally.confusions.most_common(MOST_CONFUSIONS)


def _details(figures: Figures) -> list[str]:
    lines = ["", "first turns of the development set that went wrong (clean)"]
    for turn in figures.wrong_turns:
        expected = f"{turn.saying.goal} {turn.saying.target or ''}".strip()
        lines.append(f"  {turn.words} | {expected} -> {turn.goal} {turn.target}")
    lines += ["", "conversations that went wrong"]
    for course in figures.wrong_courses:
        lines += [f"  {course.name}: {'; '.join(course.faults)}", *(f"      {line}" for line in course.lines)]
    return lines


def as_markdown(figures: Figures) -> str:
    lines: list[str] = []
    for title, rows in figures.tables.items():
        lines += ["", f"### {title}", "", *_table(rows, figures.led_on.get(title))]
    lines += ["", "### First turns by goal", "", "Right goal and target, clean.", "", *_goals(figures.goals)]
    lines += [
        "",
        "### What is taken for what",
        "",
        "Clean, the most frequent first; sealed sets tell no mistakes.",
        "",
    ]
    for name, tally in figures.confusions.items():
        worst = ", ".join(f"{expected} → {got} ({number})" for (expected, got), number in _worst(tally))
        lines.append(f"- {name}: {worst or 'nothing'}")
    if figures.notes:
        lines += ["", "### To know when reading", "", *(f"- {note}" for note in figures.notes)]
    return "\n".join(lines).strip()


def _table(rows: dict[str, Share], led_on: dict[str, Share] | None) -> list[str]:
    if led_on is None:
        lines = ["| measured | right | 95 % interval | of |", "|---|---|---|---|"]
        return lines + [f"| {row} | {_cells(share)} | {share.of} |" for row, share in rows.items()]
    lines = [
        "| measured | right | 95 % interval | of | led on when wrong | of |",
        "|---|---|---|---|---|---|",
    ]
    for row, share in rows.items():
        rest = led_on[row]
        lines.append(f"| {row} | {_cells(share)} | {share.of} | {rest.value:.0%} | {rest.of} |")
    return lines


def _cells(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.1%} | {low:.1%} to {high:.1%}"


def _goals(goals: dict[str, dict[str, Share]]) -> list[str]:
    sets = list(goals)
    names = list(dict.fromkeys(goal for of in goals.values() for goal in of))
    heads = [name.removeprefix("First turns, ").replace(" set,", ",") for name in sets]
    lines = [f"| goal | {' | '.join(heads)} |", f"|---|{'---|' * len(sets)}"]
    for goal in names:
        cells = [f"{found.right}/{found.of}" if (found := goals[name].get(goal)) else "" for name in sets]
        lines.append(f"| {goal} | {' | '.join(cells)} |")
    return lines


def write_document(figures: Figures) -> None:
    """Replaces the part between the marks; the words around it are kept."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{as_markdown(figures)}\n{END}{after}", encoding="utf-8")

"""The call in the terminal: line by line while it goes on, a table at the end."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from zongji.call.report import CallReport
from zongji.call.words import words

_COLOUR = {"caller": "cyan", "receptionist": "green", "event": "dim"}


class CallView:
    """Prints as things happen; keeps nothing."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def spoken(self, at_ms: int, speaker: str, text: str, *, note: str = "") -> None:
        """``speaker``: caller | receptionist; ``note`` stands behind in grey."""
        self._line(at_ms, f"[{_COLOUR[speaker]}]{words(speaker)}[/]", escape(text), note)

    def happened(self, at_ms: int, text: str) -> None:
        self._line(at_ms, "·", f"[dim]{escape(text)}[/]")

    def table(self, report: CallReport) -> None:
        """The turns, what came of the call, and what was stored."""
        table = Table(title=report.call_sid, title_style="dim", show_lines=True)
        for column in ("said", "heard", "replies"):
            table.add_column(words(column), overflow="fold")
        table.add_column(f"{words('gap')} ms", justify="right")
        table.add_column(words("goal"))
        for turn in report.turns:
            gap = "" if turn.gap_ms is None else str(turn.gap_ms)
            table.add_row(
                escape(turn.said), escape(turn.heard), escape("\n".join(turn.replies)), gap, turn.goal or ""
            )
        self._console.print(table)
        for name in ("goal", "target", "disposition"):
            self._console.print(f"{words(name)}: [bold]{getattr(report, name) or words('none')}[/]")
        for message in report.messages:
            fields = (message.target, message.caller_name, message.caller_company, message.caller_number)
            about = " · ".join(field for field in (*fields, message.content) if field)
            self._console.print(f"{words('message')}: {escape(about)}")

    def verdict(self, unmet: tuple[str, ...]) -> None:
        if not unmet:
            self._console.print(f"[green]{words('met')}[/]")
            return
        self._console.print(f"[red]{words('unmet')}[/]")
        for line in unmet:
            self._console.print(f"  [red]✗[/] {escape(line)}")

    def saved(self, path: Path) -> None:
        self._console.print(words("saved", path=path))

    def _line(self, at_ms: int, who: str, text: str, note: str = "") -> None:
        """Long words go on below themselves, not at the left edge."""
        line = Table.grid(padding=(0, 2))
        line.add_column(width=6, justify="right", style="dim")
        line.add_column(width=12, justify="right")
        line.add_column(overflow="fold")
        behind = f"  [dim]{escape(note)}[/]" if note else ""
        line.add_row(f"{at_ms / 1000:.1f}", who, f"{text}{behind}")
        self._console.print(line, highlight=False)

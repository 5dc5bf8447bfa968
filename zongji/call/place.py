"""Places one call from start to end: handsets set, caller conducted, report made and judged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from phone_lab.control import LabControl
from switchboard.settings import Settings
from zongji.call.access import token_for_this_call
from zongji.call.conductor import Conductor, Watcher
from zongji.call.expectations import unmet
from zongji.call.handsets import behaviour_of
from zongji.call.live import LiveLines
from zongji.call.product import CallRefused, Product
from zongji.call.recording import save_stereo
from zongji.call.report import CallReport
from zongji.call.reporting import make_report
from zongji.call.scenario import Scenario
from zongji.call.view import CallView
from zongji.call.words import words
from zongji.configure import read_settings


@dataclass(frozen=True)
class Order:
    """What the command line asks for beside the scenario."""

    url: str
    token: str = ""
    save: Path | None = None


def place(
    scenario: Scenario, order: Order, *, console: Console, show_table: bool = True
) -> tuple[CallReport, tuple[str, ...]]:
    """The report, and one line for each expectation that did not hold.

    Raises:
        CallRefused: the product does not run, is not in lab mode, or refuses the token.
    """
    settings = read_settings()
    product = Product(order.url)
    lab = LabControl(product.lab_url())
    product.close()
    view = CallView(console)
    with token_for_this_call(settings, given=order.token) as token:
        product = Product(order.url, token=token)
        product.check_token()
        console.print(words("dials", called=settings.caller_id, caller=scenario.caller_number), style="dim")
        report = hold_call(scenario, lab=lab, product=product, settings=settings, watch=LiveLines(view))
        product.close()
    faults = unmet(scenario.expect, report)
    if show_table:
        view.table(report)
    if order.save is not None:
        save_stereo(order.save, lab.audio(report.call_sid))
        view.saved(order.save)
    if scenario.expect.model_fields_set:
        view.verdict(faults)
    return report, faults


def hold_call(
    scenario: Scenario,
    *,
    lab: LabControl,
    product: Product,
    settings: Settings,
    watch: Watcher = lambda _: None,
) -> CallReport:
    """The whole call through a running product; whatever happens, the caller hangs up in the end."""
    with handsets_as_written(scenario, lab=lab, settings=settings):
        call_sid = lab.place_call(
            from_number=scenario.caller_number, limit_seconds=scenario.limit_seconds + 10
        )
        conductor = Conductor(lab, product.record, call_sid, scenario, watch)
        try:
            picture = conductor.run()
        finally:
            if not conductor.look().is_over:
                lab.hang_up(call_sid)
        return make_report(picture, conductor.marks, messages=product.messages(call_sid))


@contextmanager
def handsets_as_written(scenario: Scenario, *, lab: LabControl, settings: Settings) -> Iterator[None]:
    """The telephones of the scenario behave as it says until the call is over."""
    numbers = {
        settings.extension_address.format(extension=extension): handset
        for extension, handset in scenario.handsets.items()
    }
    try:
        for number, handset in numbers.items():
            lab.set_handset(number, **behaviour_of(handset))
        yield
    finally:
        for number in numbers:
            lab.reset_handset(number)


__all__ = ["CallRefused", "Order", "hold_call", "place"]

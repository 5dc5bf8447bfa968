"""From heard words to who is meant: the components of the bot, without Rasa and its classifier."""

from __future__ import annotations

import json
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.callees import who_is_meant
from bot.actions.turn import Turn
from bot.nlu.mentions import find_mentions
from bot.nlu.misheard.language_model import LanguageModel
from bot.nlu.misheard.mend import Mender
from bot.nlu.normal_text import normalise, replaced
from bot.train import MODELS, model_path
from switchboard.domain.find_callee import CalleeIndex, Lookup
from switchboard.domain.people import Person


@dataclass(frozen=True)
class Meant:
    """``named``: the person in the caller's words, empty if none."""

    lookup: Lookup
    named: str


@dataclass
class Ear:
    """Misheard words mended, mentions found, ``who_is_meant`` of the actions; in one directory."""

    index: CalleeIndex
    model: LanguageModel
    mender: Mender = field(init=False)

    def __post_init__(self) -> None:
        self.mender = Mender(self.model, lambda: self.index.names)

    def hear(self, words: str) -> Meant:
        heard = normalise(words)
        said = replaced(heard, self.mender.mend(heard.text))
        # As DirectoryEntityExtractor hands them to the actions.
        entities: list[dict[str, Any]] = [
            {
                "entity": span.kind,
                "start": said.original_span(span.start, span.end)[0],
                "end": said.original_span(span.start, span.end)[1],
                "value": span.value,
                "surface": said.text[span.start : span.end],
                "targets": list(span.targets),
                "role": span.role,
            }
            for span in find_mentions(said.text, self.index, phonetic=True)
        ]
        people = [e["surface"] if e["targets"] else e["value"] for e in entities if e["entity"] == "person"]
        return Meant(who_is_meant(self._turn(words, entities)) or Lookup("none"), (people or [""])[-1])

    def judge(self, words: str, person: Person) -> str:
        """``right``, ``asked`` (the person answers the question), ``lost``, or ``wrong`` (somebody else)."""
        meant = self.hear(words)
        lookup = meant.lookup
        if lookup.kind == "one":
            if lookup.target == person.target:
                return "right"
            return "wrong" if (lookup.target or "").startswith("person:") else "lost"
        if lookup.kind == "too_many" and person.target not in lookup.targets:
            # Asked for the department, the caller tells it: that must lead to the person, or to a few.
            lookup = self._find(meant.named, person.department, phonetic=True)
            return "asked" if lookup.kind == "too_many" or person.target in lookup.targets else "lost"
        return "asked" if person.target in lookup.targets else "lost"

    def _turn(self, words: str, entities: list[dict[str, Any]]) -> Turn:
        message = {"text": words, "entities": entities, "metadata": {"channel": "voice"}}
        tracker = Tracker("who", {}, message, [], False, None, {}, "action_listen")
        # All that is asked of a desk here.
        desk: Any = SimpleNamespace(
            directory=lambda: self.index.directory, index=lambda: self.index, find_callee=self._find
        )
        return Turn(CollectingDispatcher(), tracker, desk)

    def _find(self, spoken: str, department: str | None = None, *, phonetic: bool = False) -> Lookup:
        return self.index.find(spoken, department=department, phonetic=phonetic)


def language_model() -> LanguageModel | None:
    """That of the present model, else of the newest one that has one; None: nothing is trained."""
    newest = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for archive in [model_path(), *newest]:
        if archive.exists() and (model := _stored(archive)):
            return model
    return None


def _stored(archive: Path) -> LanguageModel | None:
    with tarfile.open(archive) as model:
        for member in model:
            if member.name.endswith("/language_model.json"):
                file = model.extractfile(member)
                assert file is not None
                return LanguageModel.from_json(json.load(file))
    return None

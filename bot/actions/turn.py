"""One turn of a conversation, as an action sees it: what was said, what is known, and what to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import Desk
from bot.actions.spoken import told
from switchboard.domain.commands import Command, to_json
from switchboard.domain.outcome import Outcome

SURE = 0.999  # fixed words: their meaning is settled, not guessed
CONFIRMED = 0.95  # the caller has said yes to our guess


@dataclass(frozen=True)
class Mention:
    """What a part of the sentence names; ``targets`` are empty when the directory does not know it."""

    kind: str
    value: str
    surface: str
    targets: tuple[str, ...]
    negated: bool
    start: int
    end: int


class Turn:
    """Collects words, slots and a command, and hands them to Rasa in one piece."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, desk: Desk) -> None:
        self.desk = desk
        self._dispatcher = dispatcher
        self._tracker = tracker
        self._message: dict[str, Any] = tracker.latest_message
        self._slots: dict[str, Any] = {}
        self._command: Command | None = None
        self._outcome = Outcome()
        self._form: str | None = None
        self._ends_form = False
        self.said: list[str] = []  # names of responses, in order

    # ---- what was said

    @property
    def call_id(self) -> str:
        return str(self._tracker.sender_id)

    @property
    def text(self) -> str:
        """As heard: what is told is kept so."""
        return str(self._message.get("text") or "")

    @property
    def understood(self) -> str:
        """With misheard words mended (``bot/nlu/misheard``): what is looked up and compared."""
        return str(self._message.get("understood_text") or self.text)

    @property
    def intent(self) -> str:
        return str((self._message.get("intent") or {}).get("name") or "")

    @property
    def confidence(self) -> float:
        return float((self._message.get("intent") or {}).get("confidence") or 0.0)

    @property
    def guesses(self) -> list[tuple[str, float]]:
        """What the classifier thought of, with its confidence, best first; also behind ``nlu_fallback``."""
        ranking = self._message.get("intent_ranking") or []
        found = [
            (str(guess["name"]), float(guess["confidence"]))
            for guess in ranking
            if guess.get("name") != "nlu_fallback"
        ]
        return sorted(found, key=lambda guess: -guess[1])

    @property
    def about(self) -> list[tuple[str, float]]:
        """Labels of ``bot/nlu/about_classifier.py`` with their shares, e.g. ``connect/repairs``."""
        return [(str(label), float(share)) for label, share in self._message.get("about") or []]

    @property
    def runner_up(self) -> str:
        """The guess that leads the ranking when the classifier was not sure (``nlu_fallback``)."""
        ranking = self._message.get("intent_ranking") or []
        return next((str(i["name"]) for i in ranking if i.get("name") != "nlu_fallback"), "")

    def sentence(self) -> dict[str, Any]:
        """What was said and what it names, to be heard again once the caller has told what it is for."""
        kept = ("understood_text", "about")
        return {
            "text": self.text,
            "entities": list(self._message.get("entities") or []),
            **{name: self._message[name] for name in kept if name in self._message},
        }

    def hear_again(self, sentence: dict[str, Any], intent: str) -> None:
        """From here on this turn is about an earlier ``sentence``, now known to be meant as ``intent``."""
        known = {"name": intent, "confidence": CONFIRMED}
        self._message = {**sentence, "intent": known, "metadata": self._metadata}

    def values(self, entity: str) -> list[str]:
        """Values of one kind of entity, in the order of the sentence."""
        found = self._message.get("entities") or []
        return [str(e["value"]) for e in found if e.get("entity") == entity and e.get("value") is not None]

    def value(self, entity: str) -> str:
        """The last one: who corrects himself says the right thing last."""
        return (self.values(entity) or [""])[-1]

    def mentions(self, *kinds: str) -> list[Mention]:
        found = []
        for e in self._message.get("entities") or []:
            if e.get("entity") in kinds:
                surface = str(e.get("surface") or e.get("value") or "")
                found.append(
                    Mention(
                        e["entity"],
                        str(e.get("value") or ""),
                        surface,
                        tuple(e.get("targets") or ()),
                        e.get("role") == "not",
                        int(e.get("start") or 0),
                        int(e.get("end") or 0),
                    )
                )
        return found

    # ---- what is known

    @property
    def channel(self) -> str:
        return str(self._metadata.get("channel") or "voice")

    @property
    def in_chat(self) -> bool:
        return self.channel == "chat"

    @property
    def own_number(self) -> str:
        """The number that the caller calls from, empty when withheld."""
        return str(self._metadata.get("caller_number") or "")

    @property
    def language(self) -> str:
        known = self.slot("language") or self._metadata.get("language") or "zh"
        return "en" if str(known).startswith("en") else "zh"

    @property
    def company(self) -> str:
        settings = self.desk.settings
        return str(settings.company_en if self.language == "en" else settings.company_zh)

    def slot(self, name: str) -> Any:
        return self._slots[name] if name in self._slots else self._tracker.get_slot(name)

    def name_of(self, target: str) -> str:
        """How the callee is called aloud in the language of the call."""
        return self.desk.directory().spoken_name(target, self.language)

    def told(self, number: str) -> str:
        """A number as this channel tells it."""
        return told(number, in_chat=self.in_chat)

    def times_said(self, response: str) -> int:
        return sum(
            e.get("event") == "bot" and (e.get("metadata") or {}).get("utter_action") == response
            for e in self._tracker.events
        )

    def last_words(self) -> list[str]:
        """What the receptionist said in the turn before this one."""
        words: list[str] = []
        for event in reversed(self._tracker.events[:-1]):
            if event.get("event") == "bot" and event.get("text"):
                words.insert(0, event["text"])
            elif event.get("event") == "user" and words:
                break
        return words

    @property
    def _metadata(self) -> dict[str, Any]:
        return self._message.get("metadata") or {}

    # ---- what to answer

    def say(self, response: str, **values: str) -> None:
        """``response`` is a name in domain.yml; ``values`` fill its braces."""
        self.said.append(response)
        # The language may have changed within this very turn: Rasa learns of it only afterwards.
        self._dispatcher.utter_message(response=response, language=self.language, **values)

    def say_again(self, words: list[str]) -> None:
        for text in words:
            self._dispatcher.utter_message(text=text)

    def perform(self, command: Command) -> None:
        self._command = command

    def outcome(
        self, goal: str | None = None, target: str | None = None, disposition: str | None = None
    ) -> None:
        """What this turn is about; None leaves what was reported before."""
        now = self._outcome
        self._outcome = Outcome(goal or now.goal, target or now.target, disposition or now.disposition)

    def set(self, **slots: Any) -> None:
        self._slots.update(slots)

    def start_form(self, form: str, **slots: Any) -> None:
        """Ask the questions of a form, beginning in this very turn."""
        self.set(pending=None, misheard=0, correcting=None, **slots)
        self._form = form

    def end_form(self) -> None:
        """From a form's validator: leave it, whatever is still open."""
        self._ends_form = True

    @property
    def starts_form(self) -> bool:
        return self._form is not None

    def events(self) -> list[dict[str, Any]]:
        """Close the turn: payloads to the client, events to the tracker."""
        about: dict[str, Any] = {"language": self.language}
        if self._command is not None:
            about["command"] = to_json(self._command)
        if self._outcome != Outcome():
            about["outcome"] = {
                "goal": self._outcome.goal,
                "target": self._outcome.target,
                "disposition": self._outcome.disposition,
            }
        self._dispatcher.utter_message(json_message=about)
        if self._tracker.get_slot("language") != self.language:
            self._slots["language"] = self.language
        events: list[dict[str, Any]] = [SlotSet(name, value) for name, value in self._slots.items()]
        if self._ends_form:
            events += [SlotSet("requested_slot", None), ActiveLoop(None)]
        if self._form:
            events.append(FollowupAction(self._form))
        return events

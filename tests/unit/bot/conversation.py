"""A conversation without Rasa: our own understanding and actions, a fake desk, forms as Rasa runs them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import Desk
from bot.actions.goal import Goal
from bot.actions.intents import GOALS
from bot.actions.server import goals
from bot.nlu.fixed_words import fixed_meaning
from bot.nlu.language import language_of
from bot.nlu.mentions import find_all
from bot.nlu.normal_text import normalise
from bot.nlu.published_directory import read_company
from bot.train import ROOT
from switchboard.domain.commands import Command, from_json
from switchboard.domain.disclosure import Disclosure, disclose_number
from switchboard.domain.find_callee import CalleeIndex, Lookup
from switchboard.domain.messages import MessageDraft
from switchboard.domain.people import Directory
from switchboard.domain.routing import Route, alternatives, route_call
from switchboard.domain.tickets import TicketDraft

NOTICES = {"hours": ("工作时间是九点到五点半。", "We are open from nine to half past five.")}


@lru_cache(maxsize=1)
def sample_index() -> CalleeIndex:
    return CalleeIndex(read_company(ROOT / "samples" / "starcity"))


@lru_cache(maxsize=1)
def domain() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8")))


class FakeDesk:
    """The sample company with rules as they are; messages and tickets are kept in lists."""

    def __init__(self, *, is_open: bool = True, store_fails: bool = False) -> None:
        self.settings = SimpleNamespace(
            company_zh="星城集团",
            company_en="Starcity Group",
            operator_extension="8000",
            emergency_extension="8999",
        )
        self.messages: list[MessageDraft] = []
        self.tickets: list[TicketDraft] = []
        self.opening = SimpleNamespace(is_open=lambda at=None, department=None: is_open)
        self._store_fails = store_fails

    def take_message(self, draft: MessageDraft) -> Any:
        if self._store_fails:
            raise OSError("disk full")
        self.messages.append(draft)
        return SimpleNamespace(id="m1")

    def open_ticket(self, draft: TicketDraft) -> Any:
        if self._store_fails:
            raise OSError("disk full")
        self.tickets.append(draft)
        return SimpleNamespace(number="11210001", state="open")

    def ticket_status(self, number: str) -> Any:
        return SimpleNamespace(number=number, state="in_progress") if number == "11210001" else None

    def directory(self) -> Directory:
        return sample_index().directory

    def index(self) -> CalleeIndex:
        return sample_index()

    def find_callee(self, spoken: str, department: str | None = None, *, phonetic: bool = False) -> Lookup:
        return self.index().find(spoken, department=department, phonetic=phonetic)

    def route_call(self, target: str, *, caller_class: str = "external") -> Route:
        return route_call(self.directory(), target, caller_class=caller_class)

    def alternatives(self, target: str) -> tuple[str, ...]:
        return alternatives(self.directory(), target)

    def disclose_number(self, target: str, *, caller_class: str = "external") -> Disclosure:
        return disclose_number(self.directory(), target, caller_class=caller_class, is_open=True)

    def enquire(self, topic: str, language: str) -> str | None:
        words = NOTICES.get(topic)
        return words[language == "en"] if words else None

    def find_topic(self, text: str) -> str | None:
        return "hours" if any(w in text for w in ("几点", "hours", "上班时间")) else None

    def closest_topic(self, text: str) -> str | None:
        return "hours" if "半夜" in text else None

    def topics_of_groups(self) -> dict[str, str]:
        return {topic: topic for topic in NOTICES}


@dataclass
class Answer:
    """What one turn came to: names of responses with their values, a command, the outcome."""

    said: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    command: Command | None = None
    outcome: dict[str, str] = field(default_factory=dict)


class Conversation:
    """``hear`` a caller's words, ``happen`` an event of the line; slots and the active form are kept."""

    def __init__(
        self, desk: FakeDesk | None = None, *, channel: str = "chat", caller_number: str = ""
    ) -> None:
        self.desk = desk or FakeDesk()
        self.slots: dict[str, Any] = {}
        self.form: str | None = None
        self.events: list[dict[str, Any]] = []
        self._metadata = {"channel": channel, "caller_number": caller_number}
        checked: Desk = self.desk
        self._actions: dict[str, Goal] = {goal.action: goal(checked) for goal in goals()}

    def hear(
        self,
        text: str,
        intent: str = "inform",
        *,
        confidence: float = 0.9,
        also: dict[str, float] | None = None,
        about: dict[str, float] | None = None,
    ) -> Answer:
        """``intent`` is what the classifier would say, ``also`` what else it thought of, ``about`` what it
        takes the sentence to be about; fixed words overrule the intent, as in Rasa.
        """
        normal = normalise(text).text
        settled = fixed_meaning(normal)
        voice = self._metadata["channel"] == "voice"
        spans = find_all(normal, sample_index(), phonetic=voice)
        entities = [
            {
                "entity": s.kind,
                "value": s.value,
                "surface": normal[s.start : s.end],
                "targets": list(s.targets),
                "role": s.role or None,
                "start": s.start,
                "end": s.end,
            }
            for s in spans
        ]
        language = language_of(normal, [(s.start, s.end) for s in spans if s.kind != "purpose"])
        if language:
            entities.append({"entity": "language", "value": language})
            self.slots["language"] = language
        return self._turn(text, settled or intent, 1.0 if settled else confidence, entities, also, about)

    def happen(self, event: str, **fields: str) -> Answer:
        entities = [{"entity": key, "value": value} for key, value in fields.items()]
        return self._turn(f"/{event}", event, 1.0, entities)

    def _turn(
        self,
        text: str,
        intent: str,
        confidence: float,
        entities: list[dict[str, Any]],
        also: dict[str, float] | None = None,
        about: dict[str, float] | None = None,
    ) -> Answer:
        answer = Answer()
        guesses = [(intent, confidence), *(also or {}).items()]
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": confidence},
            "intent_ranking": [{"name": name, "confidence": sure} for name, sure in guesses],
            "entities": entities,
            "about": [[label, share] for label, share in (about or {}).items()],
            "metadata": self._metadata,
        }
        self.events.append({"event": "user"})
        action = f"validate_{self.form}" if self.form else GOALS[intent].action
        next_form = self._run(action, message, answer)
        if action.startswith("validate_") and self.form:
            next_form = self._go_on(message, answer, ended=self._ended) or next_form
        while next_form:
            self.form, self.slots["requested_slot"] = next_form, None
            next_form = self._run(f"validate_{self.form}", message, answer)
            next_form = self._go_on(message, answer, ended=self._ended) or next_form
        return answer

    def _go_on(self, message: dict[str, Any], answer: Answer, *, ended: bool) -> str | None:
        """What Rasa's form does after its validator: ask the next slot, or end and run what follows."""
        assert self.form is not None
        required = domain()["forms"][self.form]["required_slots"]
        missing = next((slot for slot in required if self.slots.get(slot) is None), None)
        if missing and not ended:
            self.slots["requested_slot"] = missing
            custom = f"action_ask_{self.form}_{missing}"
            if custom in self._actions:
                return self._run(custom, message, answer)
            self._say(f"utter_ask_{self.form}_{missing}", {}, answer)
            return None
        over, self.form, self.slots["requested_slot"] = self.form, None, None
        return self._run(AFTER[over], message, answer)

    def _run(self, action: str, message: dict[str, Any], answer: Answer) -> str | None:
        dispatcher = CollectingDispatcher()
        tracker = Tracker("call-1", dict(self.slots), message, list(self.events), False, None, {}, None)
        followed = None
        self._ended = False
        for event in self._actions[action].take(dispatcher, tracker):
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "followup":
                followed = event["name"]
            elif event["event"] == "active_loop":
                self._ended = True
        for part in dispatcher.messages:
            if part["response"]:
                self._say(part["response"], part, answer)
            elif part["text"]:
                answer.said.append(part["text"])
            custom = part["custom"]
            if "command" in custom:
                answer.command = from_json(custom["command"])
            answer.outcome.update({k: v for k, v in custom.get("outcome", {}).items() if v})
        return followed

    def _say(self, response: str, values: dict[str, Any], answer: Answer) -> None:
        assert response in domain()["responses"], f"{response} is not in domain.yml"
        answer.said.append(response)
        answer.values.update({k: v for k, v in values.items() if isinstance(v, str)})
        self.events.append({"event": "bot", "text": response, "metadata": {"utter_action": response}})


AFTER = {
    "screening_form": "action_consult_executive",
    "message_form": "action_take_message",
    "complaint_form": "action_open_complaint",
    "visit_form": "action_record_visit",
    "booking_form": "action_record_booking",
}

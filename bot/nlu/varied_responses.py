"""Rasa's answers, in order instead of at random: the standard phrase first, and never
the same words twice in a row.
"""

from __future__ import annotations

import copy
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.nlu import quick_action_check


class VariedResponses(TemplatedNaturalLanguageGenerator):
    """How often a response was given in this conversation is read from the tracker.

    So any process can go on.
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)
        quick_action_check.install()

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        if utter_action not in self.responses:
            return None
        # An action knows of a change of language within its own turn before the tracker does.
        slots = {**tracker.current_slot_values(), **_language_in(kwargs)}
        variations = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        if not variations:
            return None
        given = sum(
            isinstance(event, BotUttered) and event.metadata.get("utter_action") == utter_action
            for event in tracker.events
        )
        return self._fill_response(copy.deepcopy(variations[given % len(variations)]), slots, **kwargs)


def _language_in(values: dict[str, Any]) -> dict[str, Any]:
    return {"language": values["language"]} if values.get("language") else {}

"""Rasa component: one token a Chinese character, one a Latin word, and one for each name, seen only
by its kind.
"""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.directory_entities import MASKS
from bot.nlu.normal_text import normalise

_WORDS = re.compile(r"[一-龥]|[A-Za-z]+(?:'[A-Za-z]+)?|\d+")
# Featurizers read the lemma: the text itself stays as it was said.
KIND_WORDS = {
    "person": "xxperson",
    "department": "xxdepartment",
    "extension": "xxextension",
    "subject": "xxsubject",
    "phone": "xxphone",
    "company": "xxcompany",
    "caller_name": "xxcaller",
    "time": "xxtime",
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class KnownNamesTokenizer(Tokenizer):
    """Punctuation is dropped: transcribers put it anywhere."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        if attribute != TEXT:
            words = str(message.get(attribute)).split()
            return self._convert_words_to_tokens(words, str(message.get(attribute)))
        text = normalise(message.get(TEXT)).text
        tokens, at = [], 0
        for start, end, kind in message.get(MASKS) or []:
            tokens += self._words(text, at, start)
            tokens.append(Token(text[start:end], start, end, lemma=KIND_WORDS[kind]))
            if kind == "subject":  # 「订会议室」: what it is about is part of the sentence as well
                tokens += self._words(text, start, end)
            at = end
        tokens += self._words(text, at, len(text))
        # A text of nothing but punctuation still needs one token to be classified.
        return tokens or [Token("…", 0, 1, lemma="xxnothing")]

    @staticmethod
    def _words(text: str, start: int, end: int) -> list[Token]:
        return [
            Token(m.group(), m.start(), m.end(), lemma=m.group().replace("'", ""))
            for m in _WORDS.finditer(text, start, end)
        ]

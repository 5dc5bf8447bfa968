"""What our components are to Rasa, which makes them, has them learn, stores them and hands them messages."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from typing_extensions import Self


class Component(GraphComponent):
    """Reads one message at a time; nothing is learnt and nothing stored."""

    def __init__(self, storage: ModelStorage, resource: Resource, context: ExecutionContext) -> None:
        self._storage, self._resource = storage, resource
        self._name = context.node_name  # what Rasa calls it, the ``extractor`` of its entities

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        return cls(model_storage, resource, execution_context)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT):
                self.read(message)
        return messages

    @abstractmethod
    def read(self, message: Message) -> None:
        """Adds what it finds to a message, which has a text."""


class LearntComponent(Component):
    """What it learns from the training phrases is stored in a folder of the model."""

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component.restore(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        with self._storage.write_to(self._resource) as folder:
            self.learn([example for example in training_data.training_examples if example.get(TEXT)], folder)
        return self._resource

    @abstractmethod
    def learn(self, examples: list[Message], folder: Path) -> None:
        """Writes to the folder what is learnt from the training phrases, each of which has a text."""

    @abstractmethod
    def restore(self, folder: Path) -> None:
        """Reads what ``learn`` has written; messages come after it."""

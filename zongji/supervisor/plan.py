"""What is started, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from switchboard.settings import Settings
from zongji.supervisor.model import trained_model
from zongji.supervisor.preparations import Preparation, preparations
from zongji.supervisor.services import Service, own_services, rasa_service, redis_service


@dataclass(frozen=True)
class Plan:
    """``first`` must serve before the preparations; ``then`` is asked after them,
    since Rasa's command line names the model that training made.
    """

    first: tuple[Service, ...]
    preparations: tuple[Preparation, ...]
    then: Callable[[], tuple[Service, ...]]
    port_fields: tuple[str, ...]


def whole_product(settings: Settings) -> Plan:
    """Redis; tables, directory and training; then everything else at once."""
    redis = redis_service(settings)
    first = (redis,) if redis else ()
    own = tuple(own_services(settings))

    def then() -> tuple[Service, ...]:
        return (rasa_service(settings, trained_model()), *own)

    fields = (*(s.port_field for s in (*first, *own) if s.port_field), "rasa_port")
    return Plan(first, tuple(preparations(settings)), then, fields)

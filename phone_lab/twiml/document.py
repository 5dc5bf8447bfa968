"""TwiML as a tuple of verbs."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from xml.etree import ElementTree

from phone_lab.problems import CallProblem


@dataclass(frozen=True)
class Verb:
    """An element: a verb, or a noun within one."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: tuple[Verb, ...] = ()

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def number(self, name: str, default: float, *, least: float = 0, most: float = 1e9) -> float:
        """A numeric attribute within its limits; nonsense counts as absent."""
        try:
            value = float(self.attributes[name])
        except (KeyError, ValueError):
            return default
        return min(max(value, least), most) if isfinite(value) else default

    def flag(self, name: str, default: bool) -> bool:
        return self.attributes.get(name, str(default)).lower() == "true"


def parse_twiml(text: str | bytes) -> tuple[Verb, ...]:
    """The verbs of a ``<Response>``.

    Raises:
        CallProblem: 12100, no XML, or its root is another element.
    """
    start = text[:1000] if isinstance(text, bytes) else text[:1000].encode()
    if b"<!DOCTYPE" in start:  # no entity tricks
        raise CallProblem(12100, "Document parse failure: DOCTYPE is not allowed")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  without a DOCTYPE nothing expands
    except ElementTree.ParseError as error:
        raise CallProblem(12100, f"Document parse failure: {error}") from error
    if root.tag != "Response":
        raise CallProblem(12100, f"Document parse failure: the root element is {root.tag}")
    return tuple(_verb(element) for element in root)


def _verb(element: ElementTree.Element) -> Verb:
    # Say may hold SSML: its words count, its marks do not.
    text = "".join(element.itertext()) if element.tag == "Say" else element.text or ""
    return Verb(
        element.tag, dict(element.attrib), " ".join(text.split()), tuple(_verb(child) for child in element)
    )

"""Which notice answers a question: by keywords, the longest that fits wins (E1)."""

from __future__ import annotations

from switchboard.domain.people import Notice


def find_topic(text: str, notices: tuple[Notice, ...]) -> str | None:
    """The topic with the longest keyword in ``text``; None when none fits or two fit equally well."""
    words = text.lower()
    scores: dict[str, int] = {}
    for notice in notices:
        for keyword in (notice.topic, *notice.keywords):
            if keyword.lower() in words:
                scores[notice.topic] = max(scores.get(notice.topic, 0), len(keyword))
    best = max(scores.values(), default=0)
    topics = [topic for topic, score in scores.items() if score == best]
    return topics[0] if len(topics) == 1 else None

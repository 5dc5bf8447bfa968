"""<Connect><Stream>: the call's audio goes both ways over a WebSocket until either side closes it."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from phone_lab.problems import Notice
from phone_lab.streams.media_stream import MediaStream, StreamTarget
from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Outcome
from phone_lab.twiml.program import Program


async def connect(program: Program, verb: Verb) -> Outcome:
    noun = next((child for child in verb.children if child.name == "Stream"), None)
    if noun is None:
        program.call.note(Notice(12200, "Schema validation warning: Connect without Stream", "warning"))
        return None
    stream = MediaStream(program.call, _target(program, noun), program.exchange)
    await stream.run()
    return program.action(verb, {"StreamSid": stream.sid})


def _target(program: Program, noun: Verb) -> StreamTarget:
    parts = urlsplit(program.resolve(noun.get("url")))
    if parts.query:  # documented: query strings are not supported, and do not arrive
        program.call.note(Notice(31920, "Stream: the query string of the URL was dropped", "warning"))
    url = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
    return StreamTarget(
        url=url,
        name=noun.get("name"),
        parameters={child.get("name"): child.get("value") for child in noun.children if child.get("name")},
        status_callback=program.resolve(noun.get("statusCallback")) if noun.get("statusCallback") else "",
        status_callback_method=noun.get("statusCallbackMethod", "POST"),
    )

"""One file per verb. Each takes the program and its element and says what comes next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Outcome
from phone_lab.twiml.program import Program
from phone_lab.twiml.verbs.connect import connect
from phone_lab.twiml.verbs.dial import dial
from phone_lab.twiml.verbs.ending import hang_up, redirect, reject
from phone_lab.twiml.verbs.gather import gather
from phone_lab.twiml.verbs.record import record
from phone_lab.twiml.verbs.sounding import pause, play, say

VERBS: dict[str, Callable[[Program, Verb], Awaitable[Outcome]]] = {
    "Connect": connect,
    "Dial": dial,
    "Gather": gather,
    "Hangup": hang_up,
    "Pause": pause,
    "Play": play,
    "Record": record,
    "Redirect": redirect,
    "Reject": reject,
    "Say": say,
}

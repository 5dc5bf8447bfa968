"""What can go wrong in the core, each with a code that logs, tests and dialogues can name."""

from __future__ import annotations


class SwitchboardError(Exception):
    """Base of every error that the core raises on purpose."""

    code = "switchboard_error"


class NotInDirectory(SwitchboardError):
    """The target names nobody, or nobody who can be rung: no call may go out (C12)."""

    code = "not_in_directory"


class LiveStateDown(SwitchboardError):
    """Redis did not answer within a second."""

    code = "live_state_down"


class DirectoryRefused(SwitchboardError):
    """An import with errors was to be applied; nothing was changed."""

    code = "directory_refused"


class DirectoryMoved(SwitchboardError):
    """The directory changed between the plan and its application; make the plan anew."""

    code = "directory_moved"


class UnknownCall(SwitchboardError):
    """A turn, step or end was reported for a call that never started."""

    code = "unknown_call"


class UnknownMessage(SwitchboardError):
    """No message has this id."""

    code = "unknown_message"

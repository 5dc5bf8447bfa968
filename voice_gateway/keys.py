"""Keys as they are pressed become one number. Pure: times are given, the caller of it keeps the timer."""

from __future__ import annotations

from collections.abc import Callable

from voice_gateway.timing import Timing

_END, _START_AGAIN = "#", "*"


class KeyCollector:
    """``press`` returns the number as soon as it is complete; ``expire`` what stands when no key follows.

    ``is_extension`` tells whether digits are a whole extension, which needs no waiting.
    """

    def __init__(self, timing: Timing, is_extension: Callable[[str], bool]) -> None:
        self._timing = timing
        self._is_extension = is_extension
        self._digits = ""
        self._most_digits: int | None = None

    @property
    def wait_seconds(self) -> float:
        """How long to wait for the next key."""
        if self._most_digits is not None:
            return self._timing.between_digits_of_a_number_seconds
        # A lone 0 asks for a person, and hardly ever begins an extension.
        return 0.8 if self._digits == "0" else self._timing.between_keys_seconds

    def expect_number(self, most_digits: int) -> None:
        """The next keys are one number of up to ``most_digits`` (a telephone number): do not cut it short."""
        self._digits, self._most_digits = "", most_digits

    def press(self, key: str) -> str | None:
        if key == _START_AGAIN:
            self._digits = ""
            return None
        if key == _END:
            return self.expire()
        self._digits += key
        if self._most_digits is not None:
            return self.expire() if len(self._digits) >= self._most_digits else None
        return self.expire() if self._is_extension(self._digits) or len(self._digits) >= 20 else None

    def expire(self) -> str | None:
        """What was pressed so far; None when it is nothing."""
        digits, self._digits, self._most_digits = self._digits, "", None
        return digits or None

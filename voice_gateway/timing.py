"""Every duration of a call in one place; tests shorten them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    # Taking turns, in milliseconds of audio
    pause_ms: int = 160  # silence (200 ms or so, as the model is late to notice) after which judging begins
    settle_ms: int = 352  # silence before a complete turn is taken: the pause at a comma is shorter
    short_turn_ms: int = 800  # less speech than this is often only a beginning: 「你好，」 "No,"
    settle_short_ms: int = 480
    cap_ms: int = 800  # silence that ends a turn whatever the verdict
    barge_in_ms: int = 200  # speech that stops our voice
    onset_ms: int = 64  # speech that is more than a click
    least_speech_ms: int = 96  # less than this in a whole turn is noise
    longest_turn_ms: int = 28_000  # Whisper hears 30 s at most

    # The conversation
    caller_silent_seconds: float = 5.0
    please_wait_seconds: float = 2.0
    bot_seconds: float = 8.0  # the bot's client has a bound of its own; this is the belt to its braces
    hang_up_wait_seconds: float = 4.0
    between_keys_seconds: float = 2.5
    between_digits_of_a_number_seconds: float = 4.0
    stream_lost_seconds: float = 45.0  # how long a call without a stream is kept for its return
    standby_probe_seconds: float = 2.0
    standby_repeat_seconds: float = 9.0
    standby_repeats: int = 20  # then the caller is asked to call again later

    # Connecting
    ring_seconds: float = 20.0
    still_ringing_seconds: float = 12.0  # words between the ringing tones
    consult_answer_seconds: float = 6.0
    consult_prompts: int = 2
    leave_stream_seconds: float = 1.5  # the wait for the last mark before a leg moves on
    after_room_seconds: float = 5.0  # from the callee's end to the caller's return

"""What the gateway counts, on prometheus_client's default registry."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0)

CALLS = Counter("zongji_calls_total", "Calls that came in", ["channel"])
CALLS_ENDED = Counter("zongji_calls_ended_total", "Calls that ended, by disposition", ["disposition"])
LIVE_CALLS = Gauge("zongji_live_calls", "Calls that are up in this process")
CALLS_RESUMED = Counter("zongji_calls_resumed_total", "Calls taken up again after a break", ["state"])
TURNS = Counter("zongji_turns_total", "Turns taken by callers", ["kind"])
GAP = Histogram("zongji_gap_seconds", "End of the caller's speech to the first reply audio", buckets=_SECONDS)
TRANSCRIBE = Histogram("zongji_transcribe_seconds", "Transcription of one turn", buckets=_SECONDS)
DIALOGUE = Histogram("zongji_dialogue_seconds", "The bot's answer to one turn", buckets=_SECONDS)
SYNTHESIS = Histogram("zongji_synthesis_seconds", "Synthesis of one sentence", buckets=_SECONDS)
BARGE_INS = Counter("zongji_barge_ins_total", "Times that a caller cut in", ["kind"])
POOL_BUSY = Gauge("zongji_speech_pool_busy", "Transcriptions that run or wait")
POOL_REFUSED = Counter("zongji_speech_pool_refused_total", "Transcriptions refused because the pool was full")
CONNECTIONS = Counter("zongji_connections_total", "Attempts to connect, by result", ["result"])
BOT_DOWN = Counter("zongji_bot_down_total", "Times that the bot gave no answer")
BAD_FRAMES = Counter("zongji_bad_frames_total", "Media Streams messages refused", ["reason"])
REFUSED_REQUESTS = Counter("zongji_refused_requests_total", "Carrier requests refused", ["reason"])
INVENTIONS = Counter("zongji_inventions_dropped_total", "Transcripts dropped as not said", ["reason"])
CARRIER_SECONDS = Histogram(
    "zongji_carrier_request_seconds", "Carrier REST requests", ["verb"], buckets=_SECONDS
)

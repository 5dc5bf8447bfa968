"""``python -m benchmarks.callers --ours http://... | --peer ws://... --calls 8``: JSON on standard output.

A process of its own, so that the callers' work is not counted as the server's.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import uuid
from dataclasses import asdict

from benchmarks.callers.dialogue import INTERRUPTS, QUESTIONS, Heard, Voice, converse
from benchmarks.callers.places import OurGateway, PeerSocket
from speech.espeak import EspeakVoice

_CALL_LIMIT_SECONDS = 150.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--ours", default="")
    parser.add_argument("--peer", default="")
    parser.add_argument("--calls", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--spread-seconds", type=float, default=4.0)
    options = parser.parse_args()
    place = OurGateway(options.ours) if options.ours else PeerSocket(options.peer)
    heard = asyncio.run(_all_calls(place, options.calls, options.rounds, options.spread_seconds))
    print(json.dumps([asdict(one) for one in heard]))


async def _all_calls(place: OurGateway | PeerSocket, calls: int, rounds: int, spread: float) -> list[Heard]:
    espeak = EspeakVoice()
    voice = {text: espeak.speak(text, language="zh") for text in {*QUESTIONS, INTERRUPTS}}
    return await asyncio.gather(
        *(_one_call(place, voice, random.Random(n), n * spread / calls, rounds) for n in range(calls))
    )


async def _one_call(
    place: OurGateway | PeerSocket, voice: Voice, chance: random.Random, delay: float, rounds: int
) -> Heard:
    await asyncio.sleep(delay)
    try:
        async with asyncio.timeout(_CALL_LIMIT_SECONDS), place.ring(f"CA{uuid.uuid4().hex}") as stream:
            running = asyncio.create_task(stream.run())
            try:
                return await converse(stream, voice, chance=chance, rounds=rounds)
            finally:
                running.cancel()
    except Exception as error:  # one broken call must not end the others
        return Heard(failed=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()

"""Train the bot once for its present content: ``python -m bot.train``.

Nothing to do is done in milliseconds.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "bot" / "models"
RASA_PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
CONTENT = (
    "config.yml",
    "domain.yml",
    "bot/data/**/*.yml",
    "bot/data/lookups/*",
    "bot/data/nlu/companies/*/departments.csv",
    "bot/nlu/**/*.py",
    "samples/starcity/people.csv",
    "samples/starcity/departments.csv",
    "switchboard/domain/lookup/*.py",  # finds the names that are hidden
    "switchboard/domain/lookup/words/*",  # words of matters are learnt as phrases
)
# Read when Rasa starts, not when it learns: a change here needs no training.
NOT_LEARNT = {
    "call_trackers.py",
    "fixed_words.py",
    "fixed_words_classifier.py",
    "language.py",
    "language_detector.py",
    "plausible.py",
    "published_directory.py",
    "quick_action_check.py",
    "varied_responses.py",
}
TRAINING_LIMIT_SECONDS = 900
# Rasa's command line. What it reads stays: its million objects are seldom looked through for garbage.
RASA = "import gc; gc.set_threshold(100_000, 50, 100); from rasa.__main__ import main; main()"
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "CUDA_VISIBLE_DEVICES": "-1",
    "RASA_MAX_CACHE_SIZE": "0",  # whole models are kept by their content; Rasa's own cache only takes time
}


class TrainingFailed(Exception):
    """Rasa could not train; what it said is in the log file."""

    code = "training_failed"


def model_path() -> Path:
    """Where the model of the present content is, or will be: the name is a hash of all that
    it is made from.
    """
    digest = hashlib.sha256()
    for path in _content():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return MODELS / f"{digest.hexdigest()[:16]}.tar.gz"


def train(*, force: bool = False) -> Path:
    """The model of the present content, trained if it is not there. Prints its progress.

    Raises:
        TrainingFailed: with the path of Rasa's log.
    """
    model = model_path()
    MODELS.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time():
        if model.exists() and not force:
            print(f"bot: model {model.name} is there")
            return model
        started = time.monotonic()
        with TemporaryDirectory(dir=MODELS, prefix="unfinished-") as folder:
            # Rasa writes for seconds: nobody may take half a model for one.
            _run(Path(folder) / model.name, started).replace(model)
        print(f"bot: trained {model.name} in {time.monotonic() - started:.0f} s", flush=True)
        _forget_old(model)
        return model


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Whoever else wants to train waits, and finds the model there."""
    with open(MODELS / "training.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(model: Path, started: float) -> Path:
    log = MODELS / "training.log"
    with open(log, "wb") as output:
        process = subprocess.Popen(
            _command(model), cwd=ROOT, env=_environment(), stdout=output, stderr=output
        )
        try:
            _wait(process, started)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    if process.returncode != 0 or not model.exists():
        raise TrainingFailed(f"training failed, see {log}")
    return model


def _content() -> Iterator[Path]:
    for pattern in CONTENT:
        yield from sorted(
            path for path in ROOT.glob(pattern) if path.is_file() and path.name not in NOT_LEARNT
        )


def _command(model: Path) -> list[str]:
    arguments = ["--config", "config.yml", "--domain", "domain.yml", "--data", "bot/data"]
    name = model.name.removesuffix(".tar.gz")
    return [
        *(str(RASA_PYTHON), "-c", RASA, "train", "--force", "--skip-validation", *arguments),
        *("--out", str(model.parent), "--fixed-model-name", name),
    ]


def _environment() -> dict[str, str]:
    kept = {
        key: value for key, value in os.environ.items() if key != "REDIS_URL"
    }  # learn from the sample only
    return {**kept, **QUIET, "PYTHONPATH": str(ROOT)}


def _wait(process: subprocess.Popen[bytes], started: float) -> None:
    while process.poll() is None:
        elapsed = time.monotonic() - started
        if elapsed > TRAINING_LIMIT_SECONDS:
            raise TrainingFailed(f"training took more than {TRAINING_LIMIT_SECONDS} s")
        if int(elapsed) % 10 == 0:
            print(f"bot: training, {elapsed:.0f} s so far (two to three minutes in all)", flush=True)
        time.sleep(1.0)


def _forget_old(current: Path, *, keep: int = 3) -> None:
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in models[keep:]:
        if old != current:
            old.unlink(missing_ok=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the bot if its content has changed.")
    parser.add_argument("--force", action="store_true", help="train again even if the model is there")
    try:
        train(force=parser.parse_args().force)
    except TrainingFailed as error:
        print(f"bot: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Which speech models are there, which run, and how the configured real ones are brought.

Everything is under the models folder: ``whisper/<name>/``, ``piper/<voice>.onnx``, ``smart-turn/`` and
``silero/`` (downloaded, not committed) and ``demo/`` (small, ours, committed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from speech.download import ENDPOINT, DownloadFailed, Progress, fetch, list_files
from speech.ports import LANGUAGES
from speech.wheel_models import SILERO, SMART_TURN, prepare

__all__ = ["InstalledModel", "ModelSettings", "installed", "prepare", "pull", "whisper_folder"]

DEFAULT_WHISPER = "small"
DEFAULT_VOICES = {"zh": "zh_CN-huayan-medium", "en": "en_US-lessac-medium"}
DEMO = "demo"
_VOICES_REPOSITORY, _VOICES_REVISION = "rhasspy/piper-voices", "v1.0.0"
_REVISIONS = {"Systran/faster-whisper-small": "536b0662742c02347bc0e980a01041f333bce120"}
_WHISPER_FILES = re.compile(r"(config|preprocessor_config|tokenizer|vocabulary)\.(json|txt)|model\.bin")
_VOICE = re.compile(r"(?P<locale>(?P<family>[a-z]{2,3})_[A-Z]{2})-(?P<speaker>\w+)-(?P<quality>\w+)")


class ModelSettings(Protocol):
    """The part of the product's settings that this layer reads."""

    @property
    def models_dir(self) -> Path: ...
    @property
    def whisper_model(self) -> str: ...
    @property
    def piper_voice_zh(self) -> str: ...
    @property
    def piper_voice_en(self) -> str: ...


@dataclass(frozen=True)
class InstalledModel:
    """``kind`` is recogniser, voice, end_of_turn or voice_activity; ``real`` is False for the demo ones."""

    name: str
    kind: str
    path: Path
    present: bool
    real: bool


def installed(settings: ModelSettings) -> list[InstalledModel]:
    """The configured models and the demo ones, and whether their files are there. Reads no weights."""
    folder = settings.models_dir
    return [
        _row(f"whisper/{_whisper_name(settings)}", "recogniser", _whisper_target(settings) / "model.bin"),
        *(
            _row(f"piper/{name}", "voice", voice_path(settings, language))
            for language, name in _voice_names(settings).items()
        ),
        _row("smart-turn", "end_of_turn", folder / SMART_TURN),
        _row("silero", "voice_activity", folder / SILERO),
        _row("demo/whisper", "recogniser", demo_folder(folder) / "whisper" / "model.bin", real=False),
        _row("demo/piper", "voice", demo_folder(folder) / "piper" / "demo.onnx", real=False),
    ]


def pull(settings: ModelSettings, on_progress: Progress, *, endpoint: str = ENDPOINT) -> list[Path]:
    """Downloads the configured models that are missing; returns all their files. Raises DownloadFailed."""
    brought: list[Path] = []
    for repository, revision, source, target, wanted in _wanted(settings):
        missing = True
        for file in list_files(repository, revision, source, endpoint=endpoint):
            name = file.path.rsplit("/", 1)[-1]
            if not wanted.fullmatch(name):
                continue
            fetch(
                file,
                target / name,
                repository=repository,
                revision=revision,
                on_progress=on_progress,
                endpoint=endpoint,
            )
            brought.append(target / name)
            missing = False
        if missing:
            raise DownloadFailed(f"{repository} has no {wanted.pattern}")
    return brought


def whisper_folder(settings: ModelSettings) -> Path:
    """The recogniser that runs: the configured one, else the largest real one there, else the demo."""
    if settings.whisper_model == DEMO:
        return demo_folder(settings.models_dir) / "whisper"
    if settings.whisper_model:
        return _whisper_target(settings)
    real = list((settings.models_dir / "whisper").glob("*/model.bin"))
    best = max(real, key=lambda path: path.stat().st_size, default=None)
    return best.parent if best else demo_folder(settings.models_dir) / "whisper"


def voice_path(settings: ModelSettings, language: str) -> Path:
    """Where the voice of a language is, or would be."""
    name = _voice_names(settings)[language]
    if name == DEMO:
        return demo_folder(settings.models_dir) / "piper" / "demo.onnx"
    return Path(name) if name.endswith(".onnx") else settings.models_dir / "piper" / f"{name}.onnx"


def demo_folder(models_dir: Path) -> Path:
    """Ours are in the repository even when the models folder is elsewhere."""
    beside = Path(__file__).resolve().parent.parent / "models" / "demo"
    return models_dir / "demo" if (models_dir / "demo").is_dir() else beside


def _row(name: str, kind: str, path: Path, *, real: bool = True) -> InstalledModel:
    return InstalledModel(name, kind, path, path.is_file(), real)


def _whisper_name(settings: ModelSettings) -> str:
    name = settings.whisper_model
    return DEFAULT_WHISPER if name in ("", DEMO) else name


def _whisper_target(settings: ModelSettings) -> Path:
    name = _whisper_name(settings)
    given = Path(name)
    return given if given.is_dir() else settings.models_dir / "whisper" / name.replace("/", "--")


def _voice_names(settings: ModelSettings) -> dict[str, str]:
    chosen = {"zh": settings.piper_voice_zh, "en": settings.piper_voice_en}
    return {language: chosen[language] or DEFAULT_VOICES[language] for language in LANGUAGES}


def _wanted(settings: ModelSettings) -> Iterator[tuple[str, str, str, Path, re.Pattern[str]]]:
    """(repository, revision, folder in it, folder here, file names) of everything to bring."""
    name = _whisper_name(settings)
    if not (Path(name).is_dir() or settings.whisper_model == DEMO):
        repository = name if "/" in name else f"Systran/faster-whisper-{name}"
        yield repository, _REVISIONS.get(repository, "main"), "", _whisper_target(settings), _WHISPER_FILES
    for voice in _voice_names(settings).values():
        if voice == DEMO or voice.endswith(".onnx"):
            continue
        parts = _VOICE.fullmatch(voice)
        if not parts:
            raise DownloadFailed(f"{voice!r} is no Piper voice name such as {DEFAULT_VOICES['en']}")
        source = f"{parts['family']}/{parts['locale']}/{parts['speaker']}/{parts['quality']}"
        files = re.compile(re.escape(voice) + r"\.onnx(\.json)?")
        yield _VOICES_REPOSITORY, _VOICES_REVISION, source, settings.models_dir / "piper", files

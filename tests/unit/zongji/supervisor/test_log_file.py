from __future__ import annotations

from pathlib import Path

from zongji.supervisor.log_file import OLD_FILES, LogFile


def test_a_log_never_takes_more_than_its_share(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "rasa.log", most_bytes=100)
    for number in range(200):
        log.write(f"line {number}\n".encode())
    log.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == OLD_FILES + 1
    assert all(file.stat().st_size <= 100 for file in files)
    assert (tmp_path / "rasa.log").read_text().endswith("line 199\n")

"""Speech longer than the recogniser's window is cut where it is quiet."""

import itertools

import numpy as np
import pytest

from speech.whisper import _windows


@pytest.mark.parametrize("frames", [0, 1, 749, 750, 751, 1499, 5000])
def test_windows_cover_everything_once_and_none_is_too_long(frames):
    features = np.random.default_rng(frames).random((80, frames)).astype(np.float32)
    windows = _windows(features, 750)
    assert windows[0][0] == 0
    assert windows[-1][1] == frames
    assert all(end - start <= 750 for start, end in windows)
    assert all(one[1] == other[0] for one, other in itertools.pairwise(windows))


def test_the_cut_falls_into_the_pause():
    features = np.ones((80, 1000), np.float32)
    features[:, 600:640] = 0
    assert 600 <= _windows(features, 750)[0][1] < 640

import numpy as np

from speech.resample import phone_to_recogniser, to_int16, to_phone


def test_telephone_audio_becomes_twice_as_many_floats():
    audio = phone_to_recogniser(np.full(800, 16384, np.int16))
    assert audio.dtype == np.float32
    assert audio.size == 1600
    assert abs(float(audio[800]) - 0.5) < 0.01


def test_a_tone_survives_the_way_there_and_back():
    tone = (np.sin(np.arange(8000) * 2 * np.pi * 440 / 8000) * 8000).astype(np.int16)
    back = to_phone(phone_to_recogniser(tone), from_hz=16000)
    middle = slice(1000, 7000)
    assert np.abs(back[middle].astype(int) - tone[middle]).max() < 100


def test_loud_samples_are_clipped_not_wrapped():
    assert to_int16(np.array([1.5, -1.5], np.float32)).tolist() == [32767, -32768]


def test_nothing_stays_nothing():
    assert phone_to_recogniser(np.zeros(0, np.int16)).size == 0

"""Rasa components of our own: they run in Rasa's process (Python 3.10)."""

"""The parts of ``CalleeIndex``: text made plain, sounds, titles, tables of one directory, and the
two searches."""

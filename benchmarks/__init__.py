"""``make bench``: the figures of docs/figures.md, measured again."""

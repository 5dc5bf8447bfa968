"""Everything that a fresh clone needs, with the standard library alone: ``python3 -m zongji.setup``."""

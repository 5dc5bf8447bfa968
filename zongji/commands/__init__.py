"""One module per command of ``zongji``."""

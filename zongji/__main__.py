"""``python -m zongji`` is ``zongji``."""

from zongji.cli import main

main()

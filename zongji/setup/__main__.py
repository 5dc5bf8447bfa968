"""``python3 -m zongji.setup [install|lock|upgrade]``: any Python from 3.11, nothing installed yet."""

from __future__ import annotations

import sys
import time

from zongji.setup.install import install
from zongji.setup.lock import lock
from zongji.setup.terminal import SetupFailed, say, tell


def main() -> int:
    verb = sys.argv[1] if len(sys.argv) > 1 else "install"
    begun = time.monotonic()
    try:
        if verb == "install":
            if install():
                tell(f"✓ {say('done', seconds=time.monotonic() - begun)}")
        elif verb in ("lock", "upgrade"):
            lock(upgrade=verb == "upgrade")
        else:
            tell("python3 -m zongji.setup [install|lock|upgrade]")
            return 2
    except SetupFailed as error:
        tell(f"✗ {error}")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

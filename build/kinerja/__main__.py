"""``python -m kinerja`` is ``kinerja``."""

from __future__ import annotations

import sys

from kinerja.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

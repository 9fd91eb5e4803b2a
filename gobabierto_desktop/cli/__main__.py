"""`python -m gobabierto_desktop.cli`: the command where no `gobabierto` is installed."""

import sys

from gobabierto_desktop.cli.command import main

if __name__ == "__main__":
    sys.exit(main())

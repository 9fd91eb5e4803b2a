"""The command `gobabierto`: the package is named in pyproject.toml, so its door stands here and nothing else does."""

from gobabierto_desktop.cli.command import main as main

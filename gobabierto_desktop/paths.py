"""Where files live: what came with the program, and where the user's own data is kept."""

import os
from importlib.resources import files
from pathlib import Path

import platformdirs

HOME_VARIABLE = "GOBABIERTO_HOME"

_PACKAGE = "gobabierto_desktop"
_IN_DB = frozenset({"catalogues", "migrations"})


def bundled(kind: str) -> Path:
    """Return the folder of bundled files of a kind: "fonts", "icons", "catalogues", "migrations" and so on.

    An installed program carries them under `_bundled`; a checkout keeps them in `resources/` and `db/`.
    """
    package = Path(str(files(_PACKAGE)))
    installed = package / "_bundled" / kind
    if installed.is_dir():
        return installed
    return package.parent / ("db" if kind in _IN_DB else "resources") / kind


def data_folder() -> Path:
    """Return the folder of the user's data (not created here); the environment may name another."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir(_PACKAGE, appauthor=False))

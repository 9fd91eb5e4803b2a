"""Build hook of the wheel: the data files of the checkout travel inside the package, as `_bundled/<kind>`.

Only in a real wheel. An editable install reads the checkout itself (`gobabierto_desktop.paths.bundled`); a copy made
at install time would soon be stale.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATABASE_KINDS = ("catalogues", "migrations")


class BundleHook(BuildHookInterface[Any]):
    """Adds each folder of `resources/`, and the database's own, to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        for folder in folders_of(Path(self.root)):
            build_data["force_include"][str(folder)] = f"gobabierto_desktop/_bundled/{folder.name}"


def folders_of(checkout: Path) -> list[Path]:
    """The folders whose name is the `kind` by which the program asks for them."""
    resources = sorted(entry for entry in (checkout / "resources").iterdir() if entry.is_dir())
    database = [checkout / "db" / kind for kind in DATABASE_KINDS]
    return resources + [folder for folder in database if folder.is_dir()]

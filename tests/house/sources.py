"""The files of the checkout that the house rules are about."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "gobabierto_desktop"


def checkout_files() -> list[Path]:
    """Every file git tracks or would track."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / name.decode() for name in listing.stdout.split(b"\0") if name)
    return sorted(path for path in paths if path.is_file())


def program_modules() -> list[Path]:
    """The modules of the program that people write: forms compiled from ui/ are left out."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[:2] != ("gui", "forms"))


def module_names() -> list[str]:
    """The same as dotted names."""
    parts = (path.relative_to(ROOT).with_suffix("").parts for path in program_modules())
    return [".".join(part for part in names if part != "__init__") for names in parts]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()

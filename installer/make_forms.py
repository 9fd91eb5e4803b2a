"""Compile ui/*.ui to gobabierto_desktop/gui/forms/*.py: python installer/make_forms.py.

The forms are committed; a test compiles them again and compares.
"""

import re
import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "ui"
FORMS = ROOT / "gobabierto_desktop" / "gui" / "forms"

_HEADER = re.compile(r"\A# -\*- coding.*?\n#{20,}\n.*?\n#{20,}\n+", re.DOTALL)
_SET_UP = re.compile(r"def (setupUi|retranslateUi)\(self, (\w+)\):")
_WIDGET = re.compile(r'<widget class="(\w+)"')


def compiled(file: Path) -> str:
    """The Python module of a Designer file, without the versions that its header names, its argument typed."""
    uic = Path(sysconfig.get_path("scripts")) / "pyside6-uic"
    made = subprocess.run([uic, "--no-autoconnection", file], check=True, capture_output=True, text=True).stdout
    found = _WIDGET.search(file.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{file.name} holds no widget")
    body = _SET_UP.sub(rf"def \1(self, \2: {found[1]}) -> None:", _HEADER.sub("", made))
    return f'"""Compiled from ui/{file.name} by installer/make_forms.py: edit that file."""\n\n{body.rstrip()}\n'


def main() -> None:
    """Compile all."""
    for file in sorted(UI.glob("*.ui")):
        (FORMS / f"{file.stem}.py").write_text(compiled(file), encoding="utf-8")
        print(f"{file.name} -> gui/forms/{file.stem}.py")


if __name__ == "__main__":
    main()

"""What the operating system must have before Python can do the rest, and how to get it where we may.

Presence is asked of the system itself (can the library be loaded, is the program on the path), never of a package
list: the answer is the same on every Linux, needs no network, and makes a second run quick.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Every shared object that PySide6-Essentials needs and does not bring (objdump -p over its Qt libraries and the
# xcb, wayland and offscreen plugins) -> the Debian package that holds it.
QT_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# The programs that check our signatures independently, and the screen that drives the windows.
TEST_PROGRAMS: Mapping[str, str] = {
    "pdfsig": "poppler-utils",
    "certutil": "libnss3-tools",
    "xmlsec1": "xmlsec1",
    "openssl": "openssl",
    "softhsm2-util": "softhsm2",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "soffice": "libreoffice-calc",
}
# Not a program: the module with which Debian's own Python speaks to LibreOffice.
LIBREOFFICE_BRIDGE = Path("/usr/lib/python3/dist-packages/uno.py")

# dpkg stops when it cannot find ldconfig, and a bare PATH often leaves these out.
SYSTEM_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def packages_to_run() -> list[str]:
    """The Debian packages the program lacks on this machine; none on Windows and macOS."""
    if sys.platform != "linux":
        return []
    missing = {package for library, package in QT_LIBRARIES.items() if not is_loadable(library)}
    if importlib.util.find_spec("ensurepip") is None:
        missing.add(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return sorted(missing)


def packages_to_test() -> list[str]:
    """The Debian packages the tests lack besides; none on Windows and macOS."""
    if sys.platform != "linux":
        return []
    missing = {package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None}
    if not LIBREOFFICE_BRIDGE.exists():
        missing.add("python3-uno")
    return sorted(missing)


def is_loadable(library: str) -> bool:
    """Whether the dynamic loader finds this library, for this Python's architecture."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> None:
    """Install them with apt when we may; otherwise name them, say how, and stop."""
    if not packages:
        print("· Sistema: no falta nada.", flush=True)
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise SystemExit(advice(packages))
    print(f"· Sistema: se instalan {len(packages)} paquetes: {' '.join(packages)}", flush=True)
    run_apt("update")  # an unreachable third-party source is no reason to stop: what matters is the next line
    answer = run_apt("install", "--yes", "--no-install-recommends", *packages)
    if answer.returncode != 0:
        raise SystemExit(f"{answer.stdout}\napt-get no pudo instalar lo que falta.\n{advice(packages)}")


def advice(packages: list[str]) -> str:
    """What is missing and the command that mends it."""
    names = " ".join(packages)
    return (
        f"Faltan en el sistema: {names}\n"
        f"En Debian o Ubuntu:  sudo apt-get update && sudo apt-get install {names}\n"
        "En otro Linux, instale los paquetes equivalentes. Después, repita esta orden."
    )


def run_apt(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run apt-get without questions, its words kept, and with a PATH in which dpkg finds its own programs."""
    path = os.pathsep.join([os.environ.get("PATH", "/usr/bin:/bin"), *SYSTEM_FOLDERS])
    environment = os.environ | {"PATH": path, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        ["apt-get", "-qq", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )

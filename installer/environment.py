"""The virtual environment of the checkout: made once, filled from a lock file, left alone while both agree."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

# Prints nothing and fails when the environment's Python is too old, has no pip or does not start at all.
VERSION_PROBE = "import pip, sys; assert sys.version_info >= (3, 11); print(sys.version)"


def prepare(lock: Path) -> None:
    """Leave `.venv` with exactly what `lock` pins, and this project installed from the checkout."""
    version = python_version()
    if version is None:
        print(f"· Entorno: se crea {ENVIRONMENT.name} con Python {sys.version.split()[0]}.", flush=True)
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        version = python_version()
    wanted = stamp_of(version, lock)
    stamp = ENVIRONMENT / f"{lock.name}.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        print(f"· Bibliotecas: ya están las de {lock.name}.", flush=True)
        return
    print(f"· Bibliotecas: se instalan las de {lock.name}; la primera vez tarda unos minutos.", flush=True)
    # Wheels only: a source archive would fetch build tools that no lock pins.
    pip("--require-hashes", "--only-binary", ":all:", "--requirement", str(lock))
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted)


def python_version() -> str | None:
    """The full version of the environment's Python, or None when it is absent or broken."""
    if not PYTHON.exists():
        return None
    answer = subprocess.run([PYTHON, "-c", VERSION_PROBE], capture_output=True, text=True, check=False)
    return answer.stdout if answer.returncode == 0 else None


def stamp_of(version: str | None, lock: Path) -> str:
    """A digest of all that decides what is installed: the Python, the lock, and the project's own declaration."""
    digest = hashlib.sha256(str(version).encode())
    for source in (lock, ROOT / "pyproject.toml"):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def pip(*arguments: str) -> None:
    """Run the environment's pip with the machine's own settings (mirror, certificates, proxy) in force."""
    # -qq: errors only; a mirror that lacks one index would otherwise warn once for each library
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise SystemExit("pip no pudo instalar las bibliotecas. Revise la conexión y el mensaje anterior, y repita.")


def run(*command: str | Path, **variables: str) -> int:
    """Run a job in the checkout with these environment variables added; its exit code is the answer."""
    print(f"· Se ejecuta: {' '.join(str(part) for part in command)}\n", flush=True)
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=False).returncode

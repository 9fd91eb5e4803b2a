"""Write both lock files anew from pyproject.toml: python3 installer/refresh_lock.py [--upgrade] (needs uv).

`requirements.lock` holds what the program runs on and the build backend; `requirements-dev.lock` the same and the
development tools. Both serve Linux, Windows and macOS and every Python from 3.11 on, with a SHA-256 for each file.
"""

import shutil
import subprocess
import sys
import tomllib

import environment

RUNTIME = environment.ROOT / "requirements.lock"
DEVELOPMENT = environment.ROOT / "requirements-dev.lock"
EDITABLE = "editables>=0.5"  # hatchling asks for it only while it makes an editable install
COMMAND = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url")


def main(options: list[str]) -> int:
    """Resolve the runtime first, so that development stands on exactly the same versions."""
    uv = shutil.which("uv") or shutil.which("uv", path=environment.BIN)
    if uv is None:
        sys.exit("Falta uv: instálelo (pipx install uv) y repita.")
    backend = tomllib.loads((environment.ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    compile_lock = (uv, "pip", "compile", "--quiet", *COMMAND, "pyproject.toml", "-")
    for command in (
        (*compile_lock, *options, "--output-file", RUNTIME.name),
        (*compile_lock, *options, "--group", "dev", "--constraint", RUNTIME.name, "--output-file", DEVELOPMENT.name),
    ):
        subprocess.run(command, cwd=environment.ROOT, input="\n".join([*backend, EDITABLE]), text=True, check=True)
    print(f"· Escritos {RUNTIME.name} y {DEVELOPMENT.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

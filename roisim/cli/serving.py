"""Starting the app: found inside the package once installed, beside it in a checkout."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def app_folder() -> Path | None:
    """The folder with app.py and the settings of Streamlit; None where there is none."""
    package = Path(__file__).parent.parent
    # Beside installed packages anyone's app.py may lie: there it counts only in a checkout.
    beside = package.parent if (package.parent / "pyproject.toml").exists() else package
    return next((folder for folder in (package / "_app", beside) if (folder / "app.py").exists()), None)


def start(port: int, address: str, options: Sequence[str]) -> bool:
    """Run the app until it's stopped, in its folder, where its settings are; False where it isn't found."""
    folder = app_folder()
    if folder is None:
        return False
    command = [
        sys.executable, "-m", "streamlit", "run", "app.py",
        "--server.port", str(port), "--server.address", address, *options,
    ]  # fmt: skip
    os.chdir(folder)
    if os.name != "nt":
        os.execv(sys.executable, command)
    # On Windows exec would give the terminal back while the app still runs.
    raise SystemExit(subprocess.call(command))

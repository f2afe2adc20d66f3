"""Where the app itself lies: app.py, its pages and its settings."""

from pathlib import Path


def app_folder() -> Path:
    """Inside the package once installed, beside it in a checkout; FileNotFoundError where there is none."""
    package = Path(__file__).parent
    # Beside installed packages anyone's app.py may lie: there it counts only in a checkout.
    beside = package.parent if (package.parent / "pyproject.toml").exists() else package
    found = next((folder for folder in (package / "_app", beside) if (folder / "app.py").exists()), None)
    if found is None:
        raise FileNotFoundError("app.py")
    return found

"""Which room may call which, and which library lives where. Read from the code itself."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "roisim"

# From the ground up: a module imports only from floors below its own (or its own package).
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("parameters", "text", "response", "brand", "customers", "savings", "finance", "fans"),
    ("scenario", "benchmarks"),
    ("draws", "cases", "links"),
    ("simulation",),
    ("totals",),
    ("worth",),
    ("result",),
    ("charts",),
    ("ui", "cli"),
    ("__main__",),
)
MATHS = ("response", "brand", "customers", "savings", "finance", "fans")

# A third-party library, and the only rooms that may import it.
ROOMS = {
    "streamlit": ("ui", "pages", "app"),
    "altair": ("charts",),
    "pandas": ("charts", "ui"),
    "click": ("cli",),
    "tomlkit": ("cases",),
    "scipy": ("draws",),
}
LOCKED = {"random": (), "numpy.random": ("draws",)}

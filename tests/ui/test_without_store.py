"""The app where the libraries of the store are not installed: it works, and a short link says that nothing is saved."""

import subprocess
import sys

from tests.visits import ROOT

SCRIPT = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("sqlalchemy", "alembic", "platformdirs"):
            raise ModuleNotFoundError(name=name)

import importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == "sqlalchemy" else real(name, *more)
sys.meta_path.insert(0, Missing())

from streamlit.testing.v1 import AppTest
for query in ({}, {"s": "a" * 26}, {"kept": "a" * 26 + ".1"}, {"kept": "a" * 26 + ".1", "case": sys.argv[1]}):
    app = AppTest.from_file("pages/assumptions.py", default_timeout=60)
    for name, value in {"lang": "en", **query}.items():
        app.query_params[name] = value
    app.session_state["browser_key"] = "b" * 26
    app.run()
    assert not app.exception, [each.message for each in app.exception]
    assert "keep" not in [each.key for each in app.button]
    told = " ".join(each.proto.body for each in app.get("html"))
    assert ("Nothing is saved on this server" in told) == (bool(query) and "case" not in query), query
"""


def test_a_short_link_says_so_and_all_else_works() -> None:
    from roisim import cases
    from roisim.cases.links import encode

    command = [sys.executable, "-c", SCRIPT, encode(cases.preset("b2b"))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]

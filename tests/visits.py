"""A visit to a page without a browser, as all page tests make it: opening, looking, turning dials, typing."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup, Selectbox, TextInput

from roisim import cases
from roisim.cases import links, moves
from roisim.cases.scenario import Scenario
from roisim.text import Language

ROOT = Path(__file__).parents[1]
PAGES = sorted(file.stem for file in (ROOT / "pages").glob("*.py"))
HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(2)) **\"'=1+1"


def of_nothing() -> Scenario:
    """A case whose plan costs nothing."""
    case = cases.preset("b2b")
    nothing = {f"plan.{name}": 0.0 for name in ("hours", "agency", "content", "tools", "setup", "posts")}
    for path, value in {**nothing, "print.moved": 0.0}.items():
        case = moves.moved(case, path, value)
    return moves.with_budget(case, 0.0)


def of_two_channels() -> Scenario:
    """A case that spends three parts of four in the first of its channels."""
    return moves.with_share(moves.with_budget(cases.preset("b2b"), 40_000), 0, 0.75)


def of_extremes() -> dict[str, Scenario]:
    """Cases at the edges of what can be; of few draws, for none of them is at the edge by its draws."""
    case = cases.preset("b2b")
    twelve = tuple(replace(case.channels[0], name=f"Channel {place}") for place in range(12))
    found = {
        "nothing": of_nothing(),
        "no channels": replace(case, channels=()),
        "one channel": replace(case, channels=case.channels[:1]),
        "twelve channels": replace(case, channels=twelve),
        "a short year": replace(case, finance=replace(case.finance, months=12)),
        "ten years and a half": replace(case, finance=replace(case.finance, months=117)),
        "hardly pays": moves.moved(case, "funnel.incremental", 0.01),
        "always pays": moves.moved(case, "company.order_value", 5e8),
        "hostile words": replace(case, title=HOSTILE, channels=(replace(case.channels[0], name=HOSTILE[:90]),)),
    }
    return {name: replace(case, draws=256) for name, case in found.items()}


def visit(page: str = "app", code: str = "", language: Language = "sv", **session: object) -> AppTest:
    """Open a page as a new visitor, with the case of a link."""
    file = ROOT / (f"pages/{page}.py" if page in PAGES else f"{page}.py")
    app = AppTest.from_file(str(file), default_timeout=60)
    app.query_params["lang"] = language
    if code:
        app.query_params["case"] = code
    for name, value in session.items():
        app.session_state[name] = value
    return sound(app.run())


def sound(app: AppTest) -> AppTest:
    """The app, if it has run without a traceback."""
    assert [error.message for error in app.exception] == []
    return app


def told(app: AppTest) -> str:
    """All the HTML of a page, as one text, with what the browser writes of the dials."""
    return "\n".join([*(element.proto.body for element in app.get("html")), *in_blocks(app), *_told_by_dials(app)])


def in_blocks(app: AppTest) -> Iterator[str]:
    """The HTML within markdown: its blocks that begin with a tag and end at an empty line."""
    for element in app.markdown:
        if element.proto.allow_html:
            yield from (block for block in re.split(r"\n\s*\n", element.proto.body) if block.startswith("<"))


def _told_by_dials(app: AppTest) -> Iterator[str]:
    for part in _parts(app):
        if "key" not in part:
            yield f"<p>{escape(part.get('heading') or part['remark'])}</p>"
            continue
        yield f'<div class="dial">{escape(part["name"])} {escape(part["caption"])} {escape(part["note"])}</div>'
        if part["fault"]:
            yield f'<p class="fault" role="alert">{escape(part["fault"])}</p>'


def case_of(app: AppTest) -> Scenario:
    """The case as the address bar has it; until something is changed, the address is as it came."""
    if not app.session_state["touched"]:
        found: Scenario = app.session_state["desk"].open
        return found
    code = app.query_params["case"]
    return links.decode(code[0] if isinstance(code, list) else code).scenario


# --- the dials of the Simulator, one component that AppTest does not know ---


def _board(app: AppTest) -> Any:
    found = [each for each in app.get("bidi_component") if '"parts"' in each.proto.json]
    return found[0].proto if found else None


def _drawn(app: AppTest) -> dict[str, Any]:
    board = _board(app)
    return json.loads(board.json) if board else {"seen": 0, "parts": []}


def _parts(app: AppTest) -> list[dict[str, Any]]:
    return list(_drawn(app)["parts"])


def done(app: AppTest, *things: tuple[str, object]) -> AppTest:
    """The page after things were done to dials, one after another, before the server answered any of them."""
    first = _drawn(app)["seen"] + 1
    return sent(app, {key: [number, value] for number, (key, value) in enumerate(things, first)})


def sent(app: AppTest, last: object) -> AppTest:
    """The page after the browser has told what was done last to each dial: [its number, a stop or words]."""
    states = app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=_board(app).id, json_value=json.dumps({"moves": last})))
    return sound(app._run(states))


@dataclass
class Dial:
    """A dial as the browser draws it, with what one can do to its slider."""

    app: AppTest
    part: dict[str, Any]
    wanted: float | None = None

    @property
    def key(self) -> str:
        """Its name in the page."""
        return str(self.part["key"])

    @property
    def label(self) -> str:
        """The name one reads."""
        return str(self.part["name"])

    @property
    def value(self) -> float:
        """Where the thumb stands."""
        return float(self.part["at"])

    @property
    def min(self) -> float:
        """Its lowest stop."""
        return float(self.part["low"])

    @property
    def max(self) -> float:
        """Its highest stop."""
        return float(self.part["high"])

    @property
    def step(self) -> float:
        """From stop to stop."""
        return float(self.part["step"])

    @property
    def help(self) -> str:
        """The tooltip, line by line."""
        return "\n".join(line if isinstance(line, str) else "\n".join(line) for line in self.part["explained"])

    def set_value(self, value: float) -> "Dial":
        """Move the thumb."""
        return Dial(self.app, self.part, value)

    def run(self) -> AppTest:
        """Let go of it."""
        return done(self.app, (self.key, self.wanted))


@dataclass
class Exact:
    """The field beside a dial's slider."""

    app: AppTest
    part: dict[str, Any]
    words: str = ""

    @property
    def value(self) -> str:
        """What stands in it."""
        return str(self.part["written"])

    def set_value(self, words: str) -> "Exact":
        """Type."""
        return Exact(self.app, self.part, words)

    def run(self) -> AppTest:
        """Leave it."""
        return done(self.app, (self.part["key"], self.words))


def dials(app: AppTest) -> list[Dial]:
    """All dials of the page."""
    return [Dial(app, part) for part in _parts(app) if "key" in part]


def dial(app: AppTest, name: str) -> Dial:
    """The dial of a name."""
    return next(found for found in dials(app) if found.key == name)


# --- fields and lists ---


def field(app: AppTest, name: str) -> TextInput | Exact:
    """The field of a name, by the beginning of its key; of a dial, that with its exact number."""
    by_dials = [Exact(app, found.part) for found in dials(app) if found.key == name]
    return next(iter(by_dials or (found for found in app.text_input if _named(found.key, f"field-{name}"))))


def fields(app: AppTest) -> list[str]:
    """The names of all fields of the page."""
    own = [(found.key or "").removeprefix("field-").rpartition("-")[0] for found in app.text_input]
    return [*own, *(found.key for found in dials(app))]


def _named(key: str | None, name: str) -> bool:
    return re.fullmatch(rf"{name}-\d+", key or "") is not None


def choice(app: AppTest, name: str) -> Selectbox:
    """The list of a name, by the beginning of its key."""
    return next(found for found in app.selectbox if re.fullmatch(rf"{name}(-\d+)?", found.key or ""))


def chosen(app: AppTest, name: str) -> ButtonGroup[str]:
    """The pills of a name, by the beginning of its key."""
    return next(found for found in app.get("button_group") if _named(found.key, name))  # type: ignore[misc]


def write(app: AppTest, name: str, words: str) -> AppTest:
    """Type into a field."""
    return sound(field(app, name).set_value(words).run())

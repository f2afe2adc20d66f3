"""The sheet of checks: what must hold in every workbook, each a number that is 0 and a flag that is 1."""

from roisim.cases.series import STREAMS
from roisim.exports.xlsx.lived import BUYING, WORLDS
from roisim.exports.xlsx.rows import Part, Unit, added, fixed

MASTER = "master"


def parts() -> tuple[Part, ...]:
    """All rows; the last flag is 1 where all others are."""
    checks = _checks()
    differences = tuple(fixed(f"off_{name}", _unit(name), formula, name) for name, formula in checks.items())
    flags = tuple(fixed(f"ok_{name}", "flag", f"known({_within(name)}, 0)", name) for name in checks)
    known = (
        fixed("changed", "flag", "changed.count"), fixed("size", "money", _SIZE), fixed("heads", "people", _HEADS)
    )  # fmt: skip
    master = fixed(MASTER, "flag", f"min({', '.join(f'ok_{name}' for name in checks)})")
    return (Part("known", known), Part("differences", differences), Part("flags", flags), Part("all", (master,)))


_SIZE = "max(1, abs(total(H.gross_profit)) + abs(total(E.gross_profit)) + abs(total(E.before_cost)) + abs(R.cost))"


_HEADS = "max(1, opening(E.customers) + total(E.new_customers) + total(E.left) + total(I.left))"


def _unit(name: str) -> Unit:
    if name.startswith("customers_of"):
        return "people"
    return _UNITS.get(name, "money")


_UNITS: dict[str, Unit] = {"awareness_of": "share", "ranges": "number", "period": "months"}


def _within(name: str) -> str:
    """Whether a difference is nothing beside what it is a difference of."""
    of = {"money": " * size", "people": " * heads"}.get(_unit(name), "")
    return f"1 if abs(off_{name}) <= fixed.grain{of} else 0"


def _checks() -> dict[str, str]:
    streams = {
        f"streams_{code}": f"total({code}.value) - (total(H.gross_profit)"
        f" + {added(f'total({code}.stream_{name})' for name in STREAMS)} - total({code}.cost))"
        for code in WORLDS
    }
    profits = {
        f"value_of_{code}": f"total({code}.value) - (total({code}.gross_profit) + total({code}.moved)"
        f" + {added(f'total({code}.stream_{name})' for name in _SAVED)} - total({code}.cost))"
        for code in WORLDS
    }
    customers = {
        f"customers_of_{code}": f"total({code}.customers) - (opening({code}.customers)"
        f" + total({code}.new_customers) - total({code}.left))"
        for code in WORLDS
    }
    parts = added([f"R.gain_{name}" for name in STREAMS] + [f"R.avoided_{name}" for name in STREAMS])
    return streams | profits | customers | {
        "split": f"pv(E.before_cost) - pv(F.base_before_cost) - {parts}",
        "ladder": "R.exact_ignorance - R.npv_exact",
        "question": "R.npv_exact - (R.exact_today if F.today == 1 else R.exact_aside)",
        "cumulative_of": "R.net_exact - dot(T.last, F.cumulative)",
        "awareness_of": "max(0, most(E.awareness) - 1) + max(0, -least(E.awareness))",
        "ranges": "falling.count",
        "period": "max(0, finance.months - most(T.t))",
        "app": "R.npv - made.npv if changed.count == 0 else 0",
    }  # fmt: skip


_SAVED = tuple(name for name in STREAMS if name not in (*BUYING, "loyalty"))

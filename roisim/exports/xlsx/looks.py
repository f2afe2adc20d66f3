"""How cells look: what is typed, what is worked out, what is told; number forms by unit."""

from typing import Any

from roisim.charts.palette import SHEET, WHITE

BLUE, PALE, GREY, LINE = SHEET.typed, SHEET.typed_paper, SHEET.muted, SHEET.line
RED, GREEN = SHEET.wrong, SHEET.right
_FORMS = {
    "money": "[>=0.5]#,##0;[<=-0.5][Red]-#,##0;0", "people": "#,##0.0", "number": "#,##0.0", "share": "0.00%",
    "typed": "0.0####%", "factor": "0.000",
    "hours": "#,##0.0", "month": "0", "flag": "0", "rate": "0.0%", "months": "0.0", "plain": "General",
    "date": "mmm yyyy",
}  # fmt: skip


def sheet_class() -> Any:
    """A sheet whose formulas are written as they are: no function of ours is new, so none needs to be looked for."""
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    def plain(_sheet: Any, formula: str, _expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

    return type("Plain", (Worksheet,), {"_prepare_formula": plain})  # the search takes most of the time


class Looks:
    """The looks of one workbook, each made when it is first wanted."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}

    def _look(self, **of: Any) -> Any:
        key = tuple(sorted(of.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": "Calibri", "font_size": 10, "valign": "top", **of})
        return self._made[key]

    def worked(self, unit: str) -> Any:
        """A number that a formula works out."""
        return self._look(num_format=_FORMS[unit], align="right")

    def strong(self, unit: str) -> Any:
        """A total, or another number that one looks for."""
        return self._look(num_format=_FORMS[unit], bold=True, align="right")

    def typed(self, unit: str = "plain") -> Any:
        """What one may type over: blue, in a pale box, not locked."""
        return self._look(
            num_format=_FORMS[unit], font_color=BLUE, bg_color=PALE, border=1, border_color=LINE, locked=False
        )

    def later(self) -> Any:
        """What counts when the file is opened as a case: grey, in a box."""
        return self._look(font_color=GREY, border=1, border_color=LINE, locked=False)

    def typed_words(self) -> Any:
        """Words that one may type over."""
        return self._look(font_color=BLUE, locked=False)

    def words(self) -> Any:
        """Words."""
        return self._look()

    def wrapped(self) -> Any:
        """Words on several lines."""
        return self._look(text_wrap=True)

    def quiet(self) -> Any:
        """What one seldom reads, a little in from a number before it."""
        return self._look(font_color=GREY, indent=1)

    def quiet_wrapped(self) -> Any:
        """The same on several lines."""
        return self._look(font_color=GREY, text_wrap=True)

    def quiet_number(self) -> Any:
        """A number to compare with."""
        return self._look(font_color=GREY, num_format="General")

    def title(self) -> Any:
        """The name of a sheet."""
        return self._look(bold=True, font_size=14)

    def heading(self) -> Any:
        """The name of a part."""
        return self._look(bold=True, bottom=1, bottom_color=LINE)

    def head(self) -> Any:
        """The head of a column."""
        return self._look(bold=True, bg_color=SHEET.head, bottom=1, text_wrap=True)

    def month(self) -> Any:
        """A month of the calendar over its column."""
        return self._look(font_color=GREY, align="right", num_format=_FORMS["date"])

    def right(self) -> Any:
        """That of a column of numbers."""
        return self._look(bold=True, bg_color=SHEET.head, bottom=1, align="right", num_format="0", text_wrap=True)

    def wrong(self) -> Any:
        """A check that does not hold."""
        return self._look(bold=True, font_color=WHITE, bg_color=RED)

    def fine(self) -> Any:
        """One that holds."""
        return self._look(bold=True, font_color=GREEN)

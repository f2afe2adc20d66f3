"""The case as a workbook that finance can audit: the likely case as live formulas, and what chance says beside it.

Change a number on the sheet of assumptions, and everything that rests on it is worked out again, in any spreadsheet.
"""

from datetime import date

from roisim.cases.scenario import Scenario
from roisim.text import Text


def workbook(scenario: Scenario, text: Text, made_on: date, link: str) -> bytes:
    """The content of an .xlsx file; the same case, language, day and link give the same bytes.

    made_on: the day it is said to be made. link: the address that opens the case again, empty where there is none.
    """
    from roisim.exports.xlsx import making  # xlsxwriter is heavy, and few visitors want a workbook

    return making.made(scenario, text, made_on, link)

"""What the page `must_be_true` says and shows: what must be true for the plan to pay?"""

from roisim.answers.inputs import INPUTS
from roisim.answers.soft import WON
from roisim.answers.totals import TOTALS
from roisim.exhibits.page import Page

PAGE = Page(62, "decides")
ASKS = (TOTALS, INPUTS, WON)

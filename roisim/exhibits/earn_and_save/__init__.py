"""What the page `earn_and_save` says and shows: what does the plan earn and save?"""

from roisim.answers.monthly import Monthly
from roisim.answers.streams import PRESENT_VALUES
from roisim.answers.totals import TOTALS
from roisim.cases.series import KPIS, SAVINGS, WORLDS
from roisim.exhibits.page import Page

PAGE = Page(40, "happens")
ASKS = (TOTALS, PRESENT_VALUES, *(Monthly(world, names) for world in WORLDS for names in (KPIS, SAVINGS)))

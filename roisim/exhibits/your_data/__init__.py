"""What the page `your_data` says and shows: where did customers come from, and did the ad money come back?"""

from roisim.exhibits.page import Page

PAGE = Page(72, "data")

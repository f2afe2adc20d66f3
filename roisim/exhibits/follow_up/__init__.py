"""What the page `follow_up` says and shows: is it going to plan?"""

from roisim.exhibits.page import Page

PAGE = Page(76, "data")

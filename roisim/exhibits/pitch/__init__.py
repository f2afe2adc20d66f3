"""What the page `pitch` says and shows: should the plan be approved?"""

from roisim.exhibits.page import Page

PAGE = Page(78, "deliver")

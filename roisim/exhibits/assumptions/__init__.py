"""What the page `assumptions` says and shows: what do the numbers rest on?"""

from roisim.exhibits.page import Page

PAGE = Page(30, "case")

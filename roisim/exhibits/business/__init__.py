"""What the page `business` says and shows: which kind is it, in which money, over how long, in which channels?"""

from roisim.exhibits.page import Page

PAGE = Page(20, "case")

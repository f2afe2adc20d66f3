"""What the page `budget` says and shows: how does the budget do most good?"""

from roisim.exhibits.page import Page

PAGE = Page(68, "decides")

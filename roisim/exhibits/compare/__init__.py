"""What the page `compare` says and shows: which case is better?"""

from roisim.exhibits.page import Page

PAGE = Page(70, "decides")

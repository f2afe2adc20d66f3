"""What the page `objections` says and shows: does the answer stand up to objections?"""

from roisim.exhibits.page import Page

PAGE = Page(64, "decides")

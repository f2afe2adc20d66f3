"""What the page `simulator` says and shows: what does the plan return, and how sure is that?"""

from roisim.exhibits.page import Page

PAGE = Page(10, "case")

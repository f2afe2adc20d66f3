"""What the page `method` says: how is it worked out, and on what evidence?"""

from roisim.exhibits.page import Page

PAGE = Page(80, "deliver")

"""What the page `measure_first` says and shows: what is worth measuring first?"""

from roisim.exhibits.page import Page

PAGE = Page(66, "decides")

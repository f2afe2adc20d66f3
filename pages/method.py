"""Method: how is it worked out, and on what evidence?"""

from roisim.exhibits.method.sections import summary
from roisim.ui import shell, state
from roisim.ui.method import method

text = shell.page("method")
shell.heading(text, "method", summary(text, state.case()))
method.parts(text, state.case())

"""Method: how is it worked out, and on what evidence?"""

from roisim.exhibits.method.sections import summary
from roisim.ui import shell, state
from roisim.ui.method import method

text = shell.page("method")
shell.heading(text, "method", summary(text, state.case()))
method.sections(text)
shell.section(text("page.method.parameters"), text("page.method.parameters_help"))
method.parameters(text, state.case().finance.currency)

"""The app as `roisim serve` runs it: app.py with a lighter way to the browser, and a document that says what it is.

A folder and a name of its own, for Streamlit puts the folder of what it runs among those it imports from.
"""

from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from roisim.folder import app_folder
from roisim.ui.compressed import Compressed, warm_up
from roisim.ui.document import Document

base = config.get_option("server.baseUrlPath") or ""
front = [Middleware(Document, base=base), Middleware(Compressed, base=base)]
app = st.App(app_folder() / "app.py", middleware=front)
Thread(target=warm_up, daemon=True).start()

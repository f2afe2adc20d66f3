"""The app: language and menu, nothing else. Start it with `roisim serve`, or `streamlit run app.py`."""

from roisim.ui import shell

shell.run()

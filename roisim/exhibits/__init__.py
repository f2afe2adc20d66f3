"""What is said and shown, as values: a folder for each page, named as the page. No Streamlit, no HTML."""

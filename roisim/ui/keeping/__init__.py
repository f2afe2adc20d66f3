"""Saving and sharing: which saved case the open one is, the dialog that saves it, its versions, its links."""

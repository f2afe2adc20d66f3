"""What is kept beyond a visit: cases with their versions, links to them, comments on their numbers; in SQL.

SQLite in a file of its own, made when the first case is saved, or PostgreSQL: `ROISIM_STORE` says which. Nothing else
knows SQL. Needs the extra `store`.
"""

"""How the tables have changed, a step a file in `versions`; a step that was released is never changed again."""

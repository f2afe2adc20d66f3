"""The page Follow up: what came of it, typed, pasted or from files; the forecast anew; the agreed rules."""

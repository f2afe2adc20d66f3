"""The words that people put around a number, in both languages at once: what they multiply, count and are paid in.

>>> CURRENCIES["kronor"], TIMES["tusen"], COMPOUND.fullmatch("mkr").groups(), DURATIONS["timmar"]
('kr', 1000.0, ('m', 'kr'), 'hour')
"""

import re

TIMES = {
    **dict.fromkeys(("k", "t", "tusen", "thousand", "thousands"), 1e3),
    **dict.fromkeys(("m", "mn", "mio", "milj", "miljon", "miljoner", "million", "millions"), 1e6),
    **dict.fromkeys(("md", "mdr", "bn", "miljard", "miljarder", "billion", "billions"), 1e9),
}
COMPOUND = re.compile(r"(k|t|m|mn|md|mdr)(kr|sek|eur|usd|gbp|nok|dkk)")  # tkr, mkr, msek

# Signs that several currencies go by are kept as signs: which one is meant, the case decides.
KRONA, DOLLAR = "kr", "$"
CURRENCIES = {
    **dict.fromkeys(("kr", "krona", "kronor", "kronan", "krone", "kroner"), KRONA),
    **dict.fromkeys(("$", "dollar", "dollars"), DOLLAR),
    **dict.fromkeys(("€", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "pund", "pound", "pounds"), "GBP"),
    "¥": "JPY",
    **{
        code.lower(): code
        for code in (
            "SEK", "USD", "EUR", "GBP", "NOK", "DKK", "ISK", "CHF", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "JPY",
            "CNY", "INR", "CAD", "AUD", "NZD", "SGD", "HKD", "ZAR", "BRL", "MXN", "UAH",
        )
    },
}  # fmt: skip
SIGNS = {KRONA: ("SEK", "NOK", "DKK", "ISK"), DOLLAR: ("USD", "CAD", "AUD", "NZD", "SGD", "HKD")}

DURATIONS = {
    **dict.fromkeys(("min", "minut", "minuter", "minute", "minutes", "mins"), "minute"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "tim", "timme", "timmar", "timmen"), "hour"),
    **dict.fromkeys(("day", "days", "dag", "dagar", "dagen"), "day"),
    **dict.fromkeys(("week", "weeks", "wk", "vecka", "veckor", "veckan", "v"), "week"),
    **dict.fromkeys(("month", "months", "mo", "mth", "mths", "mån", "månad", "månader", "månaden"), "month"),
    **dict.fromkeys(("quarter", "quarters", "kvartal", "kvartalet"), "quarter"),
    **dict.fromkeys(("year", "years", "yr", "yrs", "y", "år", "året", "annum"), "year"),
}
PERIODS = {
    **dict.fromkeys(("monthly", "månadsvis", "månatligen"), "month"),
    **dict.fromkeys(("yearly", "annually", "årligen", "årsvis"), "year"),
    "weekly": "week", "hourly": "hour", "daily": "day",
}  # fmt: skip
LINKS = {"/", "per", "a", "an", "om", "i", "each", "every", "varje"}  # 500 kr *om* året
FILLERS = {
    *(".", "st", "styck", "stycken", "pcs", "och", "and", "of", "av", "the", "de", "den", "det", "en", "ett"),
    *("ungefär", "cirka", "about"),
}
ABOUT = {"ca", "c:a", "cirka", "circa", "ungefär", "omkring", "runt", "about", "around", "approx", "~", "≈", "+", "."}
PER_CENT = {"%", "procent", "percent", "pct"}

IN_A_YEAR = {"hour": 8760.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""How often a period comes in a year."""

"""The currency that a header or a cell says.

>>> currency_in("Spenderat belopp (SEK)"), currency_in("CPM (cost per 1,000 impressions)"), currency_in("Spend, €")
('SEK', '', 'EUR')
>>> without_currency("kr 7 507,10"), without_currency("12,50 US$"), without_currency("Item")
('7 507,10', '12,50', 'Item')
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_CODES = """
AED ARS AUD BDT BGN BHD BOB BRL CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP EUR GBP GTQ HKD HNL HUF IDR ILS
INR ISK JOD JPY KES KRW KWD LKR MAD MXN MYR NGN NIO NOK NZD OMR PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK
SGD THB TND TRY TWD UAH USD UYU VES VND ZAR
"""
CODES = frozenset(_CODES.split())
SIGNS = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "r$": "BRL", "us$": "USD", "ca$": "CAD", "c$": "CAD", "a$": "AUD", "au$": "AUD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "mx$": "MXN", "₹": "INR", "zł": "PLN", "kč": "CZK", "euro": "EUR",
    "euros": "EUR", "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "₺": "TRY", "₴": "UAH", "₩": "KRW", "₫": "VND",
    "£ ": "GBP", "ft": "HUF", "lei": "RON", "s/": "PEN", "cl$": "CLP", "cop$": "COP", "ar$": "ARS",
}  # fmt: skip
SHARED = {"kr": ("SEK", "NOK", "DKK", "ISK"), "kr.": ("SEK", "NOK", "DKK", "ISK"), ":-": ("SEK",),
          "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"), "kronor": ("SEK",)}  # fmt: skip
"""Signs that several currencies go by."""
_KNOWN = "|".join(sorted((re.escape(each.strip()) for each in (*CODES, *SIGNS, *SHARED)), key=len, reverse=True))
_AROUND = re.compile(rf"(?:({_KNOWN})\s*)?(-?\(?[0-9.,][^A-Za-z]*?)\s*({_KNOWN})?", re.IGNORECASE)
_HEADER = re.compile(rf"(?:[(\[,/\-]|\bin\b|\bi\b|\ben\b|\bem\b)\s*({_KNOWN})\s*[)\]]?$", re.IGNORECASE)


def said(word: str) -> str:
    """A word as a code, or as the sign of several currencies; nothing where it is none."""
    bare = word.strip().lower()
    if bare.upper() in CODES:
        return bare.upper()
    known = SIGNS.get(bare, "")
    shared = SHARED.get(bare, ())
    return known or (shared[0] if len(shared) == 1 else bare.rstrip(".") if shared else "")


@lru_cache(1024)
def currency_in(header: str) -> str:
    """The currency at the end of a header, as a code or a sign that several go by."""
    found = _HEADER.search(header.strip())
    return said(found[1]) if found else ""


def currency_of(cell: object) -> str:
    """The currency beside the number in a cell."""
    if not isinstance(cell, str) or len(cell) > 60 or not cell.strip("0123456789., -"):
        return ""
    return _beside(cell)


@lru_cache(4096)
def _beside(cell: str) -> str:
    found = _AROUND.fullmatch(" ".join(cell.replace("\N{MINUS SIGN}", "-").split()))
    return said(found[1] or found[3] or "") if found else ""


def parted(cell: str) -> tuple[str, str]:
    """The number in a cell, and the currency beside it; any other cell as it is."""
    found = _AROUND.fullmatch(cell)
    if found and (found[1] or found[3]):
        return found[2], said(found[1] or found[3])
    if cell.startswith("-") and len(cell) > 1:  # -€12
        number, currency = parted(cell[1:].strip())
        return (f"-{number}", currency) if currency else (cell, "")
    return cell, ""


def without_currency(cell: str) -> str:
    """The number in a cell without the currency beside it."""
    return parted(cell)[0]


def of_language(sign: str, language: str) -> str:
    """The code behind a sign where the language of the headers tells which: kr in Swedish."""
    return "SEK" if (sign, language) == ("kr", "sv") else ""


def resolved(said_by: Iterable[str], language: str) -> set[str]:
    """Currencies as codes as far as anything tells: kr beside SEK is SEK. What is left are signs.

    >>> resolved({"kr", "SEK"}, "en"), resolved({"kr"}, "sv"), resolved({"$"}, "en")
    ({'SEK'}, {'SEK'}, {'$'})
    """
    words = {word for word in said_by if word}
    codes = words & CODES
    signs = {of_language(sign, language) or sign for sign in words - codes}
    return codes | {sign for sign in signs if not codes & set(SHARED.get(sign, ()))}

"""What rows of own data are called, and how their numbers are written."""

from roisim.exhibits import dates
from roisim.exhibits.saying import cut
from roisim.measured.naming import known_source
from roisim.measured.row import Row
from roisim.measured.small_numbers import Interval
from roisim.text import Text

HUNDRED = 100.0
_NAME = 60  # characters of a name that someone else wrote
_CHANNELS = 3  # channels of a source that are named beside it


def of_source(text: Text, row: Row) -> str:
    """A source, with the channels that it had money in; a channel of it of which no ad file tells."""
    name = source(text, row.source)
    if row.channel:
        return text("page.your_data.apart", source=name, channel=cut(row.called, _NAME))
    if not row.channels:
        return name
    if len(row.channels) > _CHANNELS:
        return text("page.your_data.of_many", source=name, count=len(row.channels))
    return f"{name} ({', '.join(cut(each, _NAME) for each in row.channels)})"


def of_channel(text: Text, row: Row) -> str:
    """A channel; of those that came without one, the source they say."""
    name = source(text, row.source)
    return cut(row.called, _NAME) if row.channel else text("page.your_data.no_channel", source=name)


def of_campaign(text: Text, row: Row) -> str:
    """A campaign with its channel; of those without, that."""
    name = of_channel(text, row)
    if not row.campaign.strip():
        return text("page.your_data.no_campaign", channel=name) if row.channel else name
    return f"{cut(row.campaign, _NAME)} ({name})"


def of_month(text: Text, row: Row) -> str:
    """A month."""
    return dates.month(text, row.month) if row.month else text("page.your_data.no_month")


def source(text: Text, key: str) -> str:
    """What a source is called; one that only the files know as they write it."""
    if not key:
        return text("page.your_data.no_source")
    return text(f"page.your_data.source.{key}") if known_source(key) else cut(key, _NAME)


# --- numbers ---


def money(text: Text, row: Row, amount: float | None) -> str:
    """An amount in the currency of the table."""
    return text.money(amount, row.terms.currency)


def money_between(text: Text, row: Row, found: Interval | None) -> str:
    """An amount, and where the truth lies in 9 cases out of 10."""
    if found is None:
        return money(text, row, None)
    low, high = text.ends(found.low, found.high, row.terms.currency)
    return text("page.your_data.between", seen=money(text, row, found.seen), low=low, high=high)


def share_between(text: Text, found: Interval | None) -> str:
    """A share, and where the truth lies in 9 cases out of 10."""
    if found is None:
        return text.percent(None)
    low, high = text.percent(found.low), text.percent(found.high)
    return text("page.your_data.between", seen=text.percent(found.seen), low=low, high=high)


def back_between(text: Text, row: Row) -> str:
    """What came back for a hundred, and where the truth lies; at least that, where more may belong here."""
    if row.back is None:
        return money(text, row, None)
    key = "page.your_data.at_least" if row.at_least else "page.your_data.between"
    found = row.back.times(HUNDRED)
    low, high = text.ends(found.low, found.high, row.terms.currency)
    return text(key, seen=money(text, row, found.seen), low=low, high=high)


def hundred(text: Text, row: Row) -> str:
    """A hundred of the currency."""
    return text.money(HUNDRED, row.terms.currency, 3)


def briefly(text: Text, row: Row) -> str:
    """The same in a word or two, for a picture."""
    if row.verdict == "untold" and row.is_few and not row.at_least:
        return text.counted("page.your_data.brief.few", round(row.sums.won))
    return text(f"page.your_data.brief.{'at_least' if row.at_least and row.verdict == 'untold' else row.verdict}")


def verdict(text: Text, row: Row) -> str:
    """Whether the money came back, in a few words; too few customers to tell are counted."""
    if row.verdict == "untold" and row.at_least:
        return text("page.your_data.verdict.at_least")
    if row.verdict == "untold" and row.is_few:
        return text.counted("page.your_data.verdict.few", round(row.sums.won))
    return text(f"page.your_data.verdict.{row.verdict}")

"""Compare on the page: cases are named, copied, added and removed; all of it can be undone; nothing hostile gets in."""

import base64
import csv
import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases import links
from roisim.cases.desk import MOST_CASES, Desk
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.compare.names import short
from roisim.text import LANGUAGES, Language, Text
from roisim.ui import state
from tests.visits import HOSTILE, ROOT, case_of, field, sound, told, write

B2B = cases.preset("b2b")


def named(*titles: str) -> list[Scenario]:
    """Cases that are alike but for their names."""
    return [replace(B2B, title=title) for title in titles]


def visit(
    those: list[Scenario], at: str = "", base: str = "", language: Language = "sv", page: str = "compare"
) -> AppTest:
    """Open a page with some cases, the one at `at` open."""
    codes = [links.encode(case) for case in those]
    return arrive(codes, at, base, language, page)


def arrive(codes: list[str], at: str = "", base: str = "", language: Language = "sv", page: str = "compare") -> AppTest:
    """Open a page by the codes of an address."""
    app = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=60)
    place = int(at) if at.isdecimal() else 0
    rest = list(codes)
    if codes:
        app.query_params["case"] = rest.pop(min(place, len(rest) - 1))
    for name, value in {"lang": language, "beside": rest, "at": at, "base": base}.items():
        if value:
            app.query_params[name] = value
    return sound(app.run())


def desk(app: AppTest) -> Desk:
    """The cases of the visit."""
    found: Desk = app.session_state["desk"]
    return found


def titles(app: AppTest) -> list[str]:
    """What they are called, as in the cases themselves."""
    return [case.title for case in desk(app).cases]


def press(app: AppTest, key: str) -> AppTest:
    """Press a button."""
    return sound(app.button(key).click().run())


def again(app: AppTest, page: str = "compare") -> AppTest:
    """The same address as a new visit."""
    fresh = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=60)
    for name, value in app.query_params.items():
        if value:
            fresh.query_params[name] = value
    return sound(fresh.run())


# --- what the page says ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_case_alone_is_told_what_to_do(language: Language) -> None:
    app = visit(named("Mine"), language=language)
    assert Text(language)("compare.one").replace("*", "")[:12] in told(app).replace("<strong>", "").replace(
        "</strong>", ""
    )
    assert app.button("remove-0").disabled
    assert not [button for button in app.get("button_group") if "way" in str(button.key)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_are_held_against_each_other_and_against_a_base(language: Language) -> None:
    dear = B2B.with_estimate("plan.setup", B2B["plan.setup"].scaled(3))
    app = visit([B2B, replace(dear, title="Dear")], language=language)
    text = Text(language, "b2b")
    assert text("compare.share.every") in told(app)
    assert text("page.compare.outputs") in told(app)
    sound(app.get("button_group")[0].set_value([True]).run())
    assert text("compare.picture.worse_one", names="Dear", base="§").split("§")[0] in told(app)
    chosen = next(box for box in app.selectbox if str(box.key).startswith("base-"))
    sound(chosen.select(1).run())
    assert desk(app).base == 1
    assert text("compare.picture.better_one", names="§", base="Dear").split("§")[1] in told(app)
    press(app, "undo")
    assert desk(app).base == 0


def test_everything_there_is_of_cases_fits_on_the_page() -> None:
    those = [cases.preset(name) for name in PRESETS] + named(HOSTILE[:190], "<script>alert(1)</script>", "x" * 200, "y")
    app = visit(those)
    assert "<script>alert" not in told(app)
    assert "<img" not in told(app)
    for button in app.button:
        assert "[x](" not in (button.help or "")


def test_cases_of_one_name_are_told_apart() -> None:
    said = told(visit(named("Same", "Same")))
    assert "Same (1)" in said
    assert "Same (2)" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_tells_cases_of_one_name_apart_and_what_its_numbers_are(language: Language) -> None:
    text = Text(language, "b2b")
    before, between, after = text("compare.in_list", amount="§", chance="§").split("§")
    said = told(visit(named("Same", "Other", "Same"), language=language))
    under = [part.partition("</p>")[0] for part in said.split('<p class="remark">')]
    those = [part for part in under if before in part and between in part and part.endswith(after)]
    assert [part.partition(before)[0] for part in those] == ["(1) ", "", "(2) "]


def test_other_money_is_converted_and_money_without_a_rate_is_a_sentence_and_the_rest_is_compared() -> None:
    yen = replace(B2B, preset="", title="Yen", finance=replace(B2B.finance, currency="JPY"))
    app = visit([B2B, replace(cases.in_currency(B2B, "EUR"), title="Euro"), yen])
    said = told(app)
    assert "Omräknat från EUR" in said
    assert "”Yen” är inte med i jämförelsen" in said
    assert len(desk(app).cases) == 3
    sound(visit([yen, B2B]))


def test_another_length_or_start_is_remarked_on() -> None:
    short = replace(B2B, title="Short", finance=replace(B2B.finance, months=24, start="2027-04"))
    app = visit([B2B, short], language="en")
    for remark in ("months", "start"):
        before, after = Text("en")(f"compare.yardstick.{remark}", each="§").split("§")
        assert before in told(app)
        assert after in told(app)
    assert told(app).index(Text("en")("page.compare.inputs")) < told(app).index(Text("en")("page.compare.outputs"))


FORMULA = '=HYPERLINK("http://example.org/x","y")'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_whole_names_that_run_nothing_and_says_what_it_tells(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str] = {}

    def keep(_label: str, content: Callable[[], bytes], *_rest: object, key: str, **_others: object) -> None:
        files[key] = content().decode("utf-8-sig")

    monkeypatch.setattr(streamlit, "download_button", keep)
    dear = B2B.with_estimate("plan.setup", B2B["plan.setup"].scaled(3))
    visit([B2B, replace(dear, title=FORMULA), replace(B2B, title="Long: " + "x" * 150)], language=language)
    text = Text(language, "b2b")
    head, *rows = csv.reader(io.StringIO(files["csv-outputs"]), delimiter=";" if language == "sv" else ",")
    assert head[0] == text("page.compare.outputs")
    assert head[5] == "'" + text("page.compare.column_middle", name=FORMULA)
    assert head[8] == text("page.compare.column_middle", name="Long: " + "x" * 150)
    assert not any(cell.startswith(("=", "+", "'")) for row in rows for cell in row)
    assert {len(row) for row in rows} == {len(head)}


def test_a_name_is_cut_at_a_colon_only_where_one_ends_a_phrase() -> None:
    text = Text("en")
    assert short(text, ["Ours: a plan for the north and the east", FORMULA], 30)[0] == "Ours"
    assert short(text, [FORMULA], 30)[0].startswith('=HYPERLINK("http://')


# --- what one can do ---


def test_every_change_of_the_cases_can_be_undone_and_done_again() -> None:
    app = visit([B2B])
    stages = [desk(app)]
    for act in ("copy-0", "open-0", "copy-open", "add-preset", "remove-0"):
        press(app, act)
        stages.append(desk(app))
    write(app, "rename-1", "Another name")
    stages.append(desk(app))
    assert len(set(stages)) == len(stages)
    for earlier in reversed(stages[:-1]):
        press(app, "undo")
        assert desk(app) == earlier
    assert app.button("undo").disabled
    for later in stages[1:]:
        press(app, "redo")
        assert desk(app) == later
    assert app.button("redo").disabled


def test_a_copy_has_the_same_numbers_is_open_and_asks_for_a_name_of_its_own() -> None:
    app = visit(named("Plan"))
    press(app, "copy-0")
    assert 'data-ask="rename-1"' in told(app)
    assert (titles(app), desk(app).place) == (["Plan", "Plan, kopia"], 1)
    press(app, "copy-1")
    press(app, "copy-0")
    assert titles(app) == ["Plan", "Plan, kopia", "Plan, kopia (2)", "Plan, kopia (3)"]
    assert desk(app).place == 3
    assert {replace(case, title="") for case in desk(app).cases} == {B2B}


def test_a_copy_of_a_full_name_is_still_a_case() -> None:
    app = visit(named("x" * 200))
    press(app, "copy-0")
    press(app, "copy-0")
    assert max(map(len, titles(app))) <= 200
    assert len(set(titles(app))) == 3
    assert again(app).session_state["desk"] == desk(app)


def test_the_case_that_is_opened_is_the_one_all_pages_speak_of() -> None:
    app = visit([B2B, cases.preset("employer")])
    press(app, "open-1")
    assert case_of(app) == cases.preset("employer")
    assert app.button("open-1").disabled
    simulator = again(app, "simulator")
    assert state_of(simulator) == cases.preset("employer")
    assert Text("sv", "employer").nouns["leads"] in told(again(app, "key_figures")).lower()


def state_of(app: AppTest) -> Scenario:
    """The open case."""
    return desk(app).open


def test_a_name_is_kept_and_an_empty_one_is_the_presets_own() -> None:
    app = write(visit(named("Mine", "Other")), "rename-1", "  Second thoughts ")
    assert titles(app) == ["Mine", "Second thoughts"]
    write(app, "rename-1", "")
    assert titles(app) == ["Mine", ""]
    assert field(app, "rename-1").value == cases.preset_words("b2b", "sv")[0]
    write(app, "rename-0", cases.preset_words("b2b", "sv")[0])
    assert titles(app) == ["", ""]


@pytest.mark.parametrize("name", ["x" * 201, "a\x00b", "\x1b[31m"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_cannot_be_is_kept_with_a_sentence(name: str, language: Language) -> None:
    app = write(visit(named("Mine", "Other"), language=language), "rename-1", name)
    assert titles(app) == ["Mine", "Other"]
    assert field(app, "rename-1").value == name
    assert Text(language)("page.compare.name", number=2) in told(app).split('class="fault"')[1][:60]
    press(app, "remove-0")
    assert 'class="fault"' not in told(app)


def test_what_was_typed_into_one_case_is_not_shown_in_another() -> None:
    app = visit([B2B, cases.preset("local")])
    app.session_state["faulty"] = {"plan-hours": ("many", None)}
    app.session_state["spends"], app.session_state["original"] = {"LinkedIn": 5.0}, "# mine"
    press(app, "add-preset")
    assert app.session_state["original"] == "# mine"
    press(app, "open-1")
    assert app.session_state["faulty"] == {}
    assert "original" not in app.session_state
    assert "spends" not in app.session_state


def test_the_open_case_can_be_removed_but_not_the_last() -> None:
    app = visit(named("A", "B"), at="1")
    press(app, "remove-1")
    assert (titles(app), desk(app).place) == (["A"], 0)
    assert app.button("remove-0").disabled


# --- adding ---


def test_a_ready_case_is_added() -> None:
    app = visit([B2B])
    sound(next(box for box in app.selectbox if box.key == "ready").select("public").run())
    press(app, "add-preset")
    assert desk(app).cases == (B2B, cases.preset("public"))


def test_a_pasted_link_adds_its_cases_in_their_order() -> None:
    a, b, c = named("A", "B", "C")
    codes = {case.title: links.encode(case) for case in (a, b, c)}
    query = urlencode([("lang", "en"), ("case", codes["B"]), ("beside", codes["A"]), ("beside", codes["C"]), ("at", 1)])
    app = write(visit([B2B]), "paste", f" https://example.org/roisim/compare?{query}#top ")
    assert titles(app) == ["", "A", "B", "C"]
    write(app, "paste", codes["A"])
    assert titles(app)[-1] == "A"
    assert field(app, "paste").value == ""


@pytest.mark.parametrize(
    "pasted",
    [
        "hello", "https://example.org", "https://example.org/?case=", "http://[", "?case=1.AAAA", "1.!!",
        "?" + "a=1&" * 5000, "https://x/?case=1." + "A" * 40_000, "?at=1&beside=", "<script>", "\x00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_link_is_kept_with_a_sentence(pasted: str, language: Language) -> None:
    app = write(visit([B2B], language=language), "paste", pasted)
    assert desk(app).cases == (B2B,)
    assert 'class="fault"' in told(app)


def drop(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Drop files on the page."""
    return sound(app.file_uploader[0].set_value([(name, raw, "") for name, raw in files]).run())


def test_files_are_taken_and_faults_told_by_name() -> None:
    app = visit([B2B], language="en")
    files = {
        "a.toml": b'preset = "b2b"\ntitle = "From A"', "bad <b>.toml": b"margin = [1", "zip.json": b"PK\x03\x04\xff",
        "b.json": b'{"preset": "local"}', "huge.toml": b"#" * 300_000, "odd.toml": b'preset = "b2b"\nodd = 1',
    }  # fmt: skip
    drop(app, *files.items())
    assert desk(app).cases[1:] == (replace(B2B, title="From A"), cases.preset("local"))
    for name in ("bad &lt;b&gt;.toml", "zip.json", "huge.toml", "odd.toml"):
        assert name in told(app), name
    assert "<b>.toml" not in told(app)
    press(app, "undo")
    assert desk(app).cases == (B2B,)
    drop(app, ("c.toml", b'preset = "public"'))
    assert desk(app).cases == (B2B, cases.preset("public"))
    assert "huge.toml" not in told(app)


def test_what_was_done_is_not_told_beside_what_failed_after_it() -> None:
    app = visit([B2B], language="en")
    done, bad = 'class="notice told"', ("bad.toml", b"margin = [1")
    for fail in (
        lambda: write(app, "paste", "hello"), lambda: drop(app, bad), lambda: write(app, "rename-0", "x" * 201),
    ):  # fmt: skip
        press(app, "copy-0")
        assert done in told(app)
        assert 'class="fault"' not in told(app)
        fail()
        assert done not in told(app)
        assert 'class="fault"' in told(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_room_for_so_many_and_then_a_sentence(language: Language) -> None:
    app = visit(named(*(f"Case {number}" for number in range(MOST_CASES - 1))), language=language)
    drop(app, ("a.toml", b'preset = "b2b"'), ("b.toml", b'preset = "local"'), ("c.toml", b'preset = "local"'))
    assert len(desk(app).cases) == MOST_CASES
    assert Text(language)("page.compare.told_full", limit=MOST_CASES, count=2) in told(app)
    assert Text(language)("page.compare.full", limit=MOST_CASES) in told(app)
    assert app.button("copy-0").disabled
    press(app, "remove-3")
    assert not app.button("copy-0").disabled


# --- the address ---


def test_a_reload_keeps_the_cases_their_order_which_is_open_and_the_base() -> None:
    app = visit(named("A", "B", "C", "D"), at="2", base="3")
    assert (titles(app), desk(app).place, desk(app).base) == (["A", "B", "C", "D"], 2, 3)
    assert again(app).session_state["desk"] == desk(app)
    press(app, "open-1")
    press(app, "copy-0")
    assert again(app).session_state["desk"] == desk(app)
    press(app, "open-0")
    assert again(app, "simulator").session_state["desk"] == desk(app)


def test_a_change_of_language_keeps_every_case() -> None:
    app = visit(named("A", "B", "C"), at="1")
    before = desk(app)
    press(app, "language-compare")
    assert desk(app) == before
    assert again(app).session_state["desk"] == before


@pytest.mark.parametrize("at", ["-1", "99", "x", "²", "1e9", "9" * 500, "0x1"])
def test_a_place_that_is_none_does_no_harm(at: str) -> None:
    app = visit(named("A", "B"), at=at, base=at)
    assert set(titles(app)) == {"A", "B"}
    assert desk(app).base in (0, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_damaged_cases_of_an_address_are_left_out_with_a_sentence(language: Language) -> None:
    good = [links.encode(case) for case in named("A", "B")]
    app = arrive([good[0], "1.!!", good[1], "1." + "A" * 50_000], at="3", language=language)
    # The damaged one was to be open: the example is, in its place.
    assert titles(app) == ["A", "B", ""]
    assert Text(language)("page.link.left_out", fault="§").split("§")[0] in told(app)
    assert Text(language)("page.link.example") in told(app)


def test_hundreds_of_cases_in_an_address_fill_the_desk_and_no_more() -> None:
    codes = [links.encode(case) for case in named(*(f"Case {number}" for number in range(300)))]
    assert len(desk(arrive(codes)).cases) == MOST_CASES
    assert len(desk(arrive(["garbage"] * 300)).cases) == 1


def test_cases_too_long_for_an_address_live_in_the_window_and_it_is_said() -> None:
    def wordy(title: str) -> Scenario:
        case = replace(B2B, title=title)
        for path, _, estimate in B2B.estimates():
            if path.startswith(("company", "plan", "effects")):
                note = base64.b64encode(hashlib.shake_128(f"{title}{path}".encode()).digest(330)).decode()
                case = case.with_estimate(path, replace(estimate, note=note))
        return case

    one, other = wordy("One"), wordy("Another")
    app = visit([B2B])
    app.session_state["desk"], app.session_state["touched"] = Desk((B2B, one, other, *named("Last"))), True
    sound(app.run())
    assert again(app).session_state["desk"].cases == (B2B, one, *named("Last"))
    assert Text("sv")("page.link.kept_here", count=1) in told(app)
    assert sum(len(code) for code in [app.query_params["case"][0], *app.query_params["beside"]]) <= links.MOST_LETTERS


def test_the_way_back_is_bounded() -> None:
    app = visit([B2B])
    for number in range(state.STEPS_BACK + 5):
        write(app, "rename-0", f"Name {number}")
    assert len(app.session_state["before"]) == state.STEPS_BACK
    for _ in range(state.STEPS_BACK):
        press(app, "undo")
    assert app.button("undo").disabled
    assert len(app.session_state["after"]) == state.STEPS_BACK

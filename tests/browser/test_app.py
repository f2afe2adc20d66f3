"""The app in a real browser: numbers stay whatever one does, on any screen, and nothing goes elsewhere."""

import re

import pytest
from playwright.sync_api import Page, expect

from roisim import cases
from roisim.cases import links
from roisim.cases.scenario import Scenario
from roisim.exhibits.menu import MENU
from roisim.text import Text
from tests.browser.conftest import Open, Server, Watch, settled

pytestmark = pytest.mark.browser
SHOP = f"/?case={links.encode(cases.preset('ecommerce'))}"  # money in two channels
NAMES = [name for names in MENU.values() for name in names]


def case_of(page: Page) -> Scenario:
    """The case in the address bar, or the example while there is none."""
    code = re.search(r"[?&]case=([^&]+)", page.url)
    return links.decode(code[1]).scenario if code else cases.preset("b2b")


def exact(page: Page, name: str) -> str:
    """The exact number beside a slider, once it is there."""
    field = page.locator(f"[data-dial={name}] input[type=text]")
    expect(field).not_to_have_value("")
    return field.input_value().replace("\N{NO-BREAK SPACE}", " ")


def write(page: Page, name: str, words: str) -> None:
    """Type an exact number beside a slider."""
    field = page.locator(f"[data-dial={name}] input[type=text]")
    field.fill(words)
    field.press("Enter")
    page.wait_for_timeout(300)
    settled(page)


def nudge(page: Page, name: str, steps: int = 3) -> None:
    """Move a slider with the keyboard."""
    page.locator(f"[data-dial={name}] input[type=range]").focus()
    for _ in range(steps):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    settled(page)


def go(page: Page, name: str) -> None:
    """Choose a page in the menu."""
    page.locator(".st-key-menu").get_by_role("link", name=name, exact=True).click()
    page.wait_for_timeout(400)
    settled(page)


def test_the_first_visitor_on_a_deep_link_gets_the_whole_page(visitor: Open, fresh_server: Server) -> None:
    page = visitor("/method?lang=en", at=fresh_server)
    expect(page.locator("h1")).to_have_text("How is it worked out?")
    expect(page.locator(".st-key-menu a")).to_have_text([Text("en")(f"page.{name}.menu") for name in NAMES])
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.url.endswith("/method?lang=en")  # an address stays as it came until something is changed
    assert "Traceback" not in fresh_server.said()


def test_a_moved_slider_moves_the_number_the_answer_and_the_address(visitor: Open) -> None:
    page = visitor()
    before, answer = case_of(page), page.locator(".decision").inner_text()
    nudge(page, "company-margin", 20)
    assert case_of(page)["company.margin"].likely == pytest.approx(before["company.margin"].likely + 0.10)
    assert exact(page, "company-margin") == "53 %"  # twenty quick steps, each counted
    assert page.locator(".decision").inner_text() != answer


def test_no_number_moves_with_language_page_reload_back_and_forth(visitor: Open) -> None:
    page = visitor()
    write(page, "company-margin", "37,5 %")
    write(page, "budget", "41 000")
    nudge(page, "plan-hours")
    mine = case_of(page)

    page.get_by_role("button", name="English").click()
    expect(page.locator(".decision")).to_contain_text("going on as today")
    settled(page)
    assert (exact(page, "company-margin"), case_of(page)) == ("37.5%", mine)

    for name in ("Your business", "Assumptions", "Method", "Simulator"):
        go(page, name)
        assert case_of(page) == mine
    assert exact(page, "company-margin") == "37.5%"

    page.go_back()
    page.wait_for_timeout(400)
    assert "/method" in settled(page).url
    assert case_of(page) == mine
    page.go_forward()
    page.wait_for_timeout(400)
    assert exact(settled(page), "company-margin") == "37.5%"
    assert case_of(page) == mine

    page.reload()
    assert exact(settled(page), "company-margin") == "37.5%"
    assert case_of(page) == mine


def test_back_means_the_page_before_however_many_sliders_were_moved(visitor: Open) -> None:
    page = visitor()
    go(page, "Er verksamhet")
    go(page, "Simulator")
    for _ in range(3):
        nudge(page, "plan-hours", 1)
    mine = case_of(page)
    page.go_back()
    page.wait_for_timeout(400)
    assert "/business" in settled(page).url
    assert case_of(page) == mine


def test_a_copied_link_opens_the_same_numbers_elsewhere_in_its_language(visitor: Open) -> None:
    page = visitor()
    write(page, "plan-hours", "77")
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.locator(".copy")).to_have_text("Länken är kopierad")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "&was=2_" in link, "what it answered goes with it"
    other = visitor(link, locale="en-GB")
    assert case_of(other) == case_of(page)
    assert exact(other, "plan-hours").startswith("77 ")
    expect(other.locator(".decision")).to_contain_text("att fortsätta som i dag")


def test_two_visitors_speak_two_languages_at_once(visitor: Open) -> None:
    swedish, english = visitor(locale="sv-SE"), visitor(locale="en-GB")
    nudge(swedish, "plan-hours")
    nudge(english, "plan-hours")
    expect(swedish.locator(".decision")).to_contain_text("Mittfallet")
    expect(english.locator(".decision")).to_contain_text("The middle case")


def test_nothing_typed_is_lost_even_where_it_is_no_number(visitor: Open) -> None:
    page = visitor()
    write(page, "plan-hours", "ganska många")
    expect(page.locator("[data-dial=plan-hours] .fault")).to_be_visible()
    go(page, "Metod")
    go(page, "Simulator")
    assert exact(page, "plan-hours") == "ganska många"
    write(page, "plan-hours", "1,500")
    answers = page.locator("[data-dial=plan-hours] .answer")
    answers.last.click()
    expect(answers).to_have_count(0)
    assert exact(page, "plan-hours") == "1 500 tim/mån"


def test_the_range_is_one_click_away_and_takes_a_source(visitor: Open) -> None:
    page = visitor(locale="en-GB")
    page.locator("[data-dial=company-margin] .behind").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Low", exact=True).fill("90")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator(".fault")).to_be_visible()  # low above likely
    dialog.get_by_label("Low", exact=True).fill("1 %")
    dialog.get_by_label("Likely", exact=True).fill("1 in 200")
    dialog.get_by_label("Who vouches for it").fill("Head of sales <b>")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator(".fault")).to_contain_text("Low, 1%, is above likely, 0.5%.")
    dialog.get_by_role("button", name="Move the range with it").click()
    expect(dialog).to_be_hidden()
    settled(page)
    changed = case_of(page)["company.margin"]
    assert (changed.likely, changed.owner) == (0.005, "Head of sales <b>")
    assert changed.low < 0.005 < changed.high


def test_on_a_phone_the_answer_and_its_picture_come_before_the_sliders_and_stay_in_sight(visitor: Open) -> None:
    page = visitor(phone=True)
    tops = [
        page.locator(part).first.bounding_box()["y"] for part in (".decision", ".cards", ".stVegaLiteChart", ".dial")
    ]
    assert tops == sorted(tops)
    page.locator("[data-dial=company-margin]").scroll_into_view_if_needed()
    expect(page.locator(".bar p")).to_be_in_viewport()
    # The line above the page stays too, and no text shows between its buttons.
    expect(page.locator(".copy")).to_be_in_viewport()
    assert page.evaluate("document.elementFromPoint(180, 30).closest('.st-key-top, .stAppHeader') !== null")


def test_an_address_that_leads_nowhere_says_so_in_the_readers_language(visitor: Open, watch: Watch) -> None:
    page, text = visitor("/nosuch"), Text("sv")
    said = page.get_by_role("dialog")
    expect(said.get_by_text(text("page.own.lost"), exact=True)).to_be_visible()
    expect(said.get_by_text(text("page.own.lost_why"), exact=True)).to_be_visible()
    assert "found" not in said.inner_text()
    expect(page.locator(".decision")).to_be_visible()
    assert all("does not seem to exist" in fault for fault in watch.faults)  # Streamlit tells the console too
    watch.faults.clear()


def test_the_sliders_are_moved_by_keyboard_alone(visitor: Open) -> None:
    page = visitor()
    before = case_of(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "range":
            break
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert case_of(settled(page)) != before


def test_the_charts_are_drawn_and_say_what_they_show(visitor: Open) -> None:
    page = visitor()
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts).to_have_count(2)
    for place in range(2):
        expect(charts.nth(place).locator("svg")).to_be_visible()
        expect(page.locator(".figure .unseen").nth(place)).to_contain_text("kr")
    expect(charts.first).to_contain_text("Fortsätta som i dag")


def test_a_change_feeds_the_charts_and_builds_none_anew(visitor: Open) -> None:
    page = visitor()
    page.evaluate("document.querySelectorAll('.stVegaLiteChart svg').forEach(svg => svg.dataset.kept = 'yes')")
    expect(page.locator("svg[data-kept]")).to_have_count(2)
    before = page.get_by_test_id("stVegaLiteChart").last.inner_text()
    nudge(page, "company-margin", 5)
    expect(page.locator("svg[data-kept]")).to_have_count(2)
    assert page.get_by_test_id("stVegaLiteChart").last.inner_text() != before


def test_what_people_type_is_shown_and_never_run(visitor: Open) -> None:
    page = visitor("/business")
    field = page.get_by_label("Kalkylens namn")
    field.fill("<img src=x onerror=document.title='run'><script>document.title='run'</script> **A**")
    field.press("Enter")
    page.wait_for_timeout(400)
    go(settled(page), "Simulator")
    expect(page.locator(".asked strong")).to_contain_text("<img src=x")
    assert page.title() != "run"


def test_a_case_file_goes_out_and_comes_in_again(visitor: Open) -> None:
    page = visitor()
    write(page, "plan-hours", "91")
    mine = case_of(page)
    go(page, "Antaganden")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara kalkylen som fil").click()
    other = visitor("/assumptions")
    other.get_by_text("Öppna en sparad kalkyl").click()
    other.locator("input[type=file]").set_input_files(saved.value.path())
    other.wait_for_timeout(600)
    assert case_of(settled(other)) == mine
    bad = {"name": "bad.toml", "mimeType": "text/plain", "buffer": b"\xff\xfe\x00[[["}
    other.locator("input[type=file]").set_input_files(bad)
    expect(other.locator(".fault").last).to_be_visible()
    assert case_of(settled(other)) == mine


def test_a_number_just_typed_is_kept_when_the_language_is_changed(visitor: Open) -> None:
    for words, kept in (("37,5 %", "37.5%"), ("ganska", "ganska")):
        page = visitor()
        page.locator("[data-dial=company-margin] input[type=text]").fill(words)
        page.get_by_role("button", name="English").click()  # no Enter: leaving the field is enough
        expect(page.get_by_role("button", name="Svenska")).to_be_visible()
        expect(page.locator(".st-key-menu a").first).to_have_text("Simulator")
        expect(page.locator(".st-key-menu a").nth(1)).to_have_text("Your business")
        settled(page)
        expect(page.locator("[data-dial=company-margin] input[type=text]")).to_have_value(kept)
        assert page.evaluate("document.documentElement.lang") == "en"


def test_an_arrow_right_and_an_arrow_left_lead_back_to_the_same_case(visitor: Open) -> None:
    page = visitor(SHOP)
    before = case_of(page)
    for name in ("share-0", "lead-rate", "budget", "company-order_value"):
        shown = exact(page, name)
        nudge(page, name, 1)
        assert exact(page, name) != shown
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(400)
        assert exact(settled(page), name) == shown
        assert case_of(page) == before


def test_a_budget_of_nothing_and_back_is_the_same_case(visitor: Open) -> None:
    page = visitor(SHOP)
    before, money, share = case_of(page), exact(page, "budget"), exact(page, "share-0")
    write(page, "budget", "0")
    assert exact(page, "share-0") == share
    write(page, "budget", money)
    assert case_of(page) == before

"""The page in a browser, as a person meets it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PHONE = {"viewport": {"width": 360, "height": 740}}
DARK = {"color_scheme": "dark"}
WHERE = re.compile(r".+ \(\d{4}\), (?:pp?\. \S+.*|PDF pp?\. .+)")

# The contrast, as WCAG 2 reckons it, of an element's text on the nearest ground behind it.
CONTRAST = """element => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  let ground = [0, 0, 0, 0];
  for (let behind = element; behind && (ground[3] ?? 1) < 1; behind = behind.parentElement) {
    ground = parse(getComputedStyle(behind).backgroundColor);
  }
  const [dark, bright] = [light(parse(getComputedStyle(element).color)), light(ground)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}"""


def test_the_real_page_answers_with_a_page_cited_footnote_and_asks_nothing_of_the_net(
    visit: Any, real_address: str
) -> None:
    page = visit.open(real_address)
    page.locator("#chat .examples button").first.click()
    page.locator(".answer:not(.waiting)").wait_for(timeout=240_000)
    answer = page.locator(".answer").last
    assert "answered" in answer.get_attribute("class"), answer.inner_text()
    cited = answer.locator(".notes cite").all_inner_texts()
    assert cited
    assert all(WHERE.fullmatch(where) for where in cited), cited
    assert all(answer.locator(".notes blockquote").all_inner_texts())
    assert answer.locator(".mark").first.inner_text().strip("[]") == "1"
    assert answer.locator(".passages .score").count()
    answer.locator(".mark a").first.click()
    picture = page.locator("#source img")
    picture.wait_for()
    assert page.locator("#source .said").inner_text() == "", "the words could not be marked"
    assert visit.outside == []
    assert visit.complaints == []


def test_every_example_question_is_answered_from_the_shipped_sources(visit: Any, real_address: str) -> None:
    page = visit.open(real_address)
    examples = page.locator("#chat .examples button").all_inner_texts()
    for number, example in enumerate(examples):
        visit.ask(example)
        answer = page.locator(".answer").nth(number)
        assert "answered" in answer.get_attribute("class"), f"{example}: {answer.inner_text()}"
        assert answer.locator(".notes cite").count(), example


def test_it_opens_before_the_reports_are_read_and_says_what_it_is_doing(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    state = page.locator("#state")
    state.get_by_text("Answering from 2 sources, 10 pages").wait_for()
    state.locator("summary").click()
    assert "shut<b>.pdf needs a password." in state.inner_text()


@pytest.mark.parametrize(
    "visit", [{}, PHONE, DARK, PHONE | DARK], indirect=True, ids=["desk", "phone", "dark", "dark phone"]
)
def test_a_question_is_answered_and_its_footnote_found_by_keyboard(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are <b>boats</b> counted?")
    assert page.locator(".asked .words").inner_text() == "When are <b>boats</b> counted?"
    answer = page.locator(".answer")
    assert answer.locator(".notes cite").first.inner_text() == "Rivers and Boats: a count (2007), p. iii (PDF p. 3)"
    assert answer.locator(".notes blockquote").inner_text() == "counts boats every spring"
    mark = answer.get_by_role("link", name="Footnote 1", exact=True).first
    mark.focus()
    page.keyboard.press("Enter")
    source = page.get_by_role("complementary", name="Source")
    source.get_by_text("p. iii (PDF p. 3)").wait_for()
    source.get_by_role("img", name="The river office counts boats every spring.").wait_for()
    assert source.get_by_text("‘counts boats every spring’").is_visible()
    assert source.get_by_text("1. Boats › 1) Counting").is_visible()
    source.get_by_role("button", name="Next page").click()
    source.get_by_role("img", name="This is page 4 of nine.").wait_for()
    page.keyboard.press("Escape")
    source.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent") == "[1]"
    answer.get_by_role("link", name="Footnote 1: back to the answer").click()
    assert page.evaluate("document.activeElement.closest('sup').id") == "mark-1-1"
    answer.get_by_text("Passages found (5)").click()
    assert "pp. iii–iv (PDF pp. 3–4)" in answer.locator(".passages").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert visit.outside == []
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [{}, DARK], indirect=True, ids=["light", "dark"])
def test_text_can_be_read_on_its_ground(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    page.locator("#chat .examples button").first.wait_for()
    first = "#head h1, #head p, #fresh, .welcome p, #chat .examples button *, #question button"
    ratios = {name: page.locator(name).first.evaluate(CONTRAST) for name in first.split(", ")}
    visit.ask("When are boats counted?")
    visit.ask("And nothing?")
    later = (
        ".asked, .answer > p, .mark a, .notes h3, .notes cite, .notes blockquote, .answer summary, .answer .hint, "
        ".passage .source *, .passage .section, .passage p, .tools button, .took"
    )
    ratios |= {name: page.locator(name).last.evaluate(CONTRAST) for name in later.split(", ")}
    assert {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_questions_to_go_on_with_are_offered_after_the_last_answer_and_asked(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    onward = page.get_by_role("button", name="What do the reports say about the slate & <chalk>?")
    onward.wait_for()
    visit.page.locator("#question textarea").fill("half a thought")
    onward.click()
    page.locator(".asked .words", has_text="What do the reports say about the slate & <chalk>?").wait_for()
    page.locator(".answer:not(.waiting)").nth(1).wait_for()
    assert page.locator("#question textarea").input_value() == "half a thought"
    page.locator(".answer").first.locator(".next").wait_for(state="detached")
    assert visit.complaints == []
    assert visit.outside == []


def test_an_answer_is_copied_with_its_footnotes(visit: Any, fake_address: str) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    page.get_by_role("button", name="Copy with footnotes").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "The river office counts boats every spring. [1]" in copied
    assert "\n[1] Rivers and Boats: a count (2007), p. iii (PDF p. 3): ‘counts boats every spring’" in copied


def test_rich_text_is_copied_with_footnotes_that_word_knows(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    # What the browser hands to the clipboard, before it cleans it for reading by pages.
    page.evaluate("""() => {
      const put = DataTransfer.prototype.setData;
      window.put = {};
      DataTransfer.prototype.setData = function (kind, text) { window.put[kind] = text; put.call(this, kind, text); };
    }""")
    page.get_by_role("button", name="Copy with footnotes").click()
    page.get_by_role("button", name="Copied").wait_for()
    rich = page.evaluate("window.put['text/html']")
    assert "mso-element:footnote-list" in rich and "mso-footnote-id:ftn1" in rich
    assert "<script" not in rich and "Made by" not in rich
    page.get_by_role("link", name="Footnote 1", exact=True).first.click()
    page.locator("#source img").wait_for()
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_text("The citation is copied.").wait_for()
    assert page.evaluate("window.put['text/plain']").endswith("p. iii (PDF p. 3): ‘counts boats every spring’")
    assert page.evaluate("window.put['text/html']").startswith("<p>Rivers and Boats: a count (2007), p. iii")


def test_one_footnote_is_taken_away_from_its_page(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    page.get_by_role("link", name="Footnote 1", exact=True).first.click()
    page.locator("#source img").wait_for()
    page.locator("#source .export summary").click()
    with page.expect_download() as taken:
        page.locator("#source").get_by_role("link", name="RIS").click()
    assert "SP  - iii" in Path(taken.value.path()).read_text("utf-8")
    assert visit.complaints == []


def test_a_page_is_looked_at_closely(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    page.get_by_role("link", name="Footnote 1", exact=True).first.click()
    picture = page.locator("#source img")
    picture.wait_for()
    before = picture.evaluate("image => [image.clientWidth, image.naturalWidth]")
    assert page.get_by_role("button", name="Zoom out").is_disabled()
    page.get_by_role("button", name="Zoom in").click()
    for _ in range(100):  # until the finer picture has taken the place of the coarse one
        after = picture.evaluate("image => [image.clientWidth, image.naturalWidth]")
        if after[1] > before[1]:
            break
        page.wait_for_timeout(100)
    assert after[0] > 1.3 * before[0] and after[1] == 2 * before[1]
    assert page.get_by_role("link", name="Open the PDF").get_attribute("href").endswith(".pdf#page=3")
    page.get_by_role("button", name="Zoom out").click()
    assert picture.evaluate("image => image.clientWidth") <= before[0] + 20
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [{}], indirect=True)
def test_on_paper_there_are_questions_answers_and_footnotes_alone(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    page.emulate_media(media="print")
    for shown in (".asked", ".answer > p", ".notes cite", ".notes blockquote"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in ("#question", "#side", ".tools", ".passages"):
        assert not page.locator(hidden).first.is_visible(), hidden


@pytest.mark.parametrize("visit", [{}], indirect=True)
def test_a_source_that_is_gone_leads_to_the_footnote_or_says_so(visit: Any, fake_address: str) -> None:
    page = visit.open(fake_address)
    visit.ask("When are boats counted?")
    page.get_by_role("link", name="Show the page: The Moon Office (2005), p. 1").click()
    page.get_by_text("moon.pdf is not in the sources folder any more.").wait_for()
    page.get_by_role("button", name="Close").click()
    page.route("**/assistant/notes/**", lambda route: route.abort())
    page.get_by_role("link", name="Footnote 2", exact=True).click()
    page.locator("#note-1-2:focus, #note-1-2:focus-within").wait_for()

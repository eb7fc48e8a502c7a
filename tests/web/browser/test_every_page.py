"""Every page, in English and in Arabic: open to all, narrow, light, and at home."""

from itertools import groupby
from operator import attrgetter

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.browser.conftest import HEAVIEST, NARROW, WEIGHT, WIDE

pytestmark = pytest.mark.browser

# Each thing that can be used is reached by Tab in the order of the page, and then looks
# otherwise than before: itself, or what is drawn beside it as for radios.
UNREACHED = """() => {
  const looks = (el) => [el, el.nextElementSibling, el.parentElement].filter(Boolean)
    .flatMap((e) => [null, "::before", "::after"].map((part) => {
      const s = getComputedStyle(e, part);
      return [s.outline, s.boxShadow, s.backgroundColor, s.borderColor, s.left].join();
    })).join();
  const used = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const wrong = [];
  for (const el of document.querySelectorAll(used)) {
    if (el.type === "hidden" || el.hidden || el.disabled) continue;
    if (!el.checkVisibility()) continue;
    const before = looks(el);
    el.focus();
    const reached = document.activeElement === el && el.tabIndex === 0;
    const told = reached ? "focus is not seen: " : "not reached: ";
    if (!reached || looks(el) === before) wrong.push(told + el.outerHTML.slice(0, 90));
    el.blur();
  }
  return wrong;
}"""
LANGUAGES = (("en", "ltr", WIDE), ("ar", "rtl", NARROW))


@pytest.fixture
def things(site, settings, tmp_path, monkeypatch):
    from tests.web.every_page import furnish  # noqa: PLC0415 - after Django is set up

    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))
    settings.JURISDICTION = "XAA"
    return furnish()


@pytest.fixture
def wrong_with(page, site, axe, speak):
    """Give a way of telling all that is wrong with the page at an address."""

    def told(address):
        for language, direction, size in LANGUAGES:
            speak(language)
            page.set_viewport_size(size)
            answer = page.goto(address)
            if answer.status != 200:
                yield f"answers {answer.status}"
                return
            if page.url != site + address:
                yield f"leads to {page.url}"
            if page.evaluate("document.documentElement.lang + ' ' + document.dir") != (
                f"{language} {direction}"
            ):
                yield f"is not in {language}, {direction}"
            yield from axe(page)
            yield from page.evaluate(UNREACHED)
            page.set_viewport_size(NARROW)
            if (wide := page.evaluate(WIDTH)) > NARROW["width"]:
                yield f"is {wide} pixels wide in {language}"
            if (weight := page.evaluate(WEIGHT)) >= HEAVIEST:
                yield f"weighs {weight} bytes"

    return lambda address: sorted(set(told(address)))


WIDTH = "() => document.documentElement.scrollWidth"


@pytest.fixture
def axe(page):
    """Give a way of asking axe about a page, for what is wrong alone."""
    checker = Axe()

    def told(page):
        found = checker.run(page, options={"resultTypes": ["violations"]})
        for one in found.response["violations"]:
            nodes = [node["html"][:90] for node in one["nodes"][:3]]
            yield f"{one['id']}: {'; '.join(nodes)}"

    return told


def test_every_page_is_open_to_all(sign_in, asked, things, wrong_with):
    from tests.web.every_page import NOBODY, PAGES  # noqa: PLC0415 - the same

    from habeas.web.accounts.models import User  # noqa: PLC0415 - after Django is set up

    wrong = {}
    for who, pages in groupby(sorted(PAGES, key=attrgetter("who")), attrgetter("who")):
        if who != NOBODY:
            sign_in.as_user(User.objects.get(username=who))
        for one in pages:
            if found := wrong_with(one.address(things)):
                wrong[f"{who} {one}"] = found
    assert not wrong, "\n".join(f"{one}: {told}" for one, told in wrong.items())
    assert asked == {"localhost"}

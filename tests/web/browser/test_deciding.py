"""The steps of a decision on liberty as a browser sees them."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.web.register.deciding.conftest import a_service, somebody_held

from habeas.rulebook.authorising import Decision
from habeas.web.register.actions import deciding
from habeas.web.trail.actions import Actor

pytestmark = pytest.mark.browser
WAITS = 60_000


@pytest.fixture
def service(site, settings):
    settings.JURISDICTION = "XAA"
    return a_service()


@pytest.fixture
def custody(service):
    return somebody_held(service, timezone.now() - dt.timedelta(hours=6))


@pytest.fixture
def patient(page):
    """Wait longer than for other pages: these judge a case each time."""
    page.context.set_default_timeout(WAITS)
    return page


@pytest.mark.parametrize(
    ("language", "direction"),
    [pytest.param("en", "ltr", id="English"), pytest.param("ar", "rtl", id="Arabic")],
)
def test_every_step_is_open_to_all(
    patient, speak, sign_in, check, custody, service, language, direction
):
    page = patient
    maker = Actor.of(sign_in("decision_maker", service), "decision_maker")
    proposal = deciding.propose(custody, Decision.DETENTION, by=maker)
    speak(language)
    steps = ("bars", "objective", "legality", "duration", "alternatives")
    for step in ("", *(f"steps/{name}/" for name in steps)):
        page.goto(f"/proposals/{proposal.pk}/{step}")
        assert page.locator("html").get_attribute("dir") == direction
        check(page)


def test_a_step_is_answered_by_the_keyboard_alone(
    patient, sign_in, tab_to, custody, service
):
    page = patient
    maker = Actor.of(sign_in("decision_maker", service), "decision_maker")
    proposal = deciding.propose(custody, Decision.DETENTION, by=maker)
    page.goto(f"/proposals/{proposal.pk}/")
    tab_to("7. Necessity")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to("id_necessity")
    page.keyboard.type("Nothing lighter secures the removal.")
    tab_to("Save and continue")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/steps/proportionality/")
    proposal.refresh_from_db()
    assert proposal.necessity == "Nothing lighter secures the removal."

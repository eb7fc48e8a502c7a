"""A decision on liberty as a browser sees it: refused, completed, checked, served."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.web.people import appointed, with_second_factor
from tests.web.register.deciding.conftest import a_service, answer_all, somebody_held

from habeas.rulebook.authorising import Decision
from habeas.web.register.actions import deciding
from habeas.web.register.models import Consideration, Notice, Order, Proposal
from habeas.web.trail.actions import Actor

pytestmark = pytest.mark.browser
WAITS = 60_000
NEEDED = 10


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


def press(page, words):
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


def rule_out(page):
    page.get_by_role("group", name="Is this alternative ruled out?").get_by_label(
        "Yes"
    ).check()
    page.locator("#id_reason_kind").select_option("absconded_before")
    page.locator("#id_reason").fill("Left without word in January.")
    page.get_by_role("group", name="Is this reason about this person?").get_by_label(
        "Yes"
    ).check()
    press(page, "Save and continue")


def test_detention_is_refused_without_alternatives_then_made_by_two(
    patient, sign_in, check, custody, service
):
    page = patient
    maker = sign_in("decision_maker", service, name="amina")
    page.goto(f"/custodies/{custody.reference}/")
    page.get_by_role("button", name="Decide on liberty").click()
    page.get_by_label("Detention", exact=True).check()
    check(page)
    press(page, "Continue")
    check(page)
    proposal = Proposal.objects.get()
    answer_all(proposal, Actor.of(maker, "decision_maker"), timezone.now())
    Consideration.objects.all().delete()
    page.reload()
    press(page, "Try whether it holds")
    assert page.get_by_text("This alternative was not considered: Bail.").is_visible()
    assert not Order.objects.exists()
    check(page)
    page.get_by_role("link", name="6. Alternatives").click()
    check(page)
    page.get_by_role("link", name="Release", exact=True).click()
    check(page)
    for _ in range(NEEDED):
        rule_out(page)
    page.goto(f"/proposals/{proposal.pk}/")
    assert page.get_by_text("Every step holds.").is_visible()
    press(page, "Hand on to be checked")
    assert page.get_by_role("button", name="Authorise").count() == 0
    checker = with_second_factor(appointed("checking_officer", service, name="binta"))
    sign_in.as_user(checker)
    page.goto(f"/proposals/{proposal.pk}/")
    check(page)
    press(page, "Authorise")
    assert page.get_by_role("heading", name="Order: Detention").is_visible()
    check(page)
    officer = with_second_factor(appointed("custody_officer", service, name="chiara"))
    sign_in.as_user(officer)
    page.goto(f"/orders/{Order.objects.get().pk}/")
    page.get_by_role("button", name="Record that it was handed over").click()
    check(page)
    now = timezone.localtime()
    for part, value in enumerate((now.day, now.month, now.year, now.hour, now.minute)):
        page.locator(f"#id_at_{part}").fill(str(value))
    press(page, "Record")
    assert Notice.objects.get().order == Order.objects.get()


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

"""A custody from arrest to freedom, by all who have a part in it, in two languages.

All is done on the pages; time alone is given: the sweep is told which moment it is.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.core import mail
from django.utils import timezone, translation
from django.utils.translation import gettext
from tests.web.people import appointed
from tests.web.register.deciding.conftest import a_service, answer_all

from habeas.rulebook.authorising import Decision
from habeas.web.accounts.models import Authority, User
from habeas.web.register.actions import deciding, facts, relations
from habeas.web.register.actions.sweeping import sweep
from habeas.web.register.codes import TaskState
from habeas.web.register.models import (
    Consideration,
    Custody,
    Hearing,
    Instruction,
    Notice,
    Order,
    Place,
    Proposal,
    Protection,
    Release,
    Review,
    Screening,
    Task,
)
from habeas.web.register.queries.owed import RELEASE
from habeas.web.trail.actions import SYSTEM, Actor, record

pytestmark = pytest.mark.browser
LANGUAGES = [
    pytest.param(("en", "ltr"), id="English"),
    pytest.param(("ar", "rtl"), id="Arabic"),
]
HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)
LOOK = "grey jacket"
# The law of the fictional State offers so many alternatives.
ALTERNATIVES = 10


@dataclass(frozen=True, slots=True)
class Walk:
    """A browser that several people sit down at, and the language it speaks."""

    page: object
    sign_in: object
    check: object
    language: str
    direction: str
    people: dict[str, User]

    def sits_down(self, who: str) -> None:
        """Sign somebody in."""
        self.sign_in.as_user(self.people[who])

    def opens(self, address: str) -> None:
        """Open a page, and see that it speaks the language of the walk."""
        self.page.goto(address)
        html = self.page.locator("html")
        spoken = (html.get_attribute("lang"), html.get_attribute("dir"))
        assert spoken == (self.language, self.direction)

    def say(self, words: str) -> str:
        """Say words of a page in the language of the walk."""
        with translation.override(self.language):
            return gettext(words)

    def reads(self, words: str) -> bool:
        """Say whether words stand on the page."""
        return self.say(words) in self.page.inner_text("main")

    def press(self, words: str, *, role: str = "button") -> None:
        """Press a button, or follow a link, by its words."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=self.say(words), exact=True).click()

    def chooses(self, field: str, value: str) -> None:
        """Choose one of a few."""
        self.page.locator(f"input[name={field}][value={value}]").check()

    def picks(self, field: str, value: str) -> None:
        """Choose from a list."""
        self.page.locator(f"#id_{field}").select_option(value)

    def types(self, field: str, text: str) -> None:
        """Type into a field."""
        self.page.locator(f"#id_{field}").fill(text)

    def dates(self, field: str, moment: dt.datetime) -> None:
        """Type a moment as the clock of the wall shows it."""
        at = timezone.localtime(moment)
        for n, part in enumerate((at.day, at.month, at.year, at.hour, at.minute)):
            self.page.locator(f"#id_{field}_{n}").fill(str(part))


@pytest.fixture
def service(site, settings):
    settings.JURISDICTION = "XAA"
    body = a_service()
    centre = Place(
        name="Centre",
        type="immigration_detention_centre",
        authority=body,
        may_leave=False,
    )
    record(centre, by=SYSTEM)
    return body


@pytest.fixture
def court(site):
    return record(Authority(name="District Court", kind="court"), by=SYSTEM)


@pytest.fixture
def people(service, court):
    """Appoint all who have a part in a custody."""
    bodies = {
        "custody_officer": service,
        "decision_maker": service,
        "checking_officer": service,
        "judge": court,
        "counsel": None,
        "monitor": None,
        "child_protection": None,
        "administrator": None,
    }
    made = {role: appointed(role, body, name=role) for role, body in bodies.items()}
    for name, user in made.items():
        user.email = f"{name}@example.org"
        user.save()
    return made


@pytest.fixture(params=LANGUAGES)
def walk(request, page, speak, sign_in, check, people):
    # These pages judge a case each time.
    page.context.set_default_timeout(120_000)
    language, direction = request.param
    speak(language)
    return Walk(page, sign_in, check, language, direction, people)


def actor(walk, role):
    return Actor.of(walk.people[role], role)


def test_from_the_arrest_of_an_unknown_man_to_his_release(walk, court):
    custody = an_unknown_man_is_registered(walk, age=30)
    others_record_what_they_know(walk, custody)
    proposal = detention_is_refused_without_alternatives(walk, custody)
    each_alternative_is_ruled_out(walk, proposal)
    another_authorises_it(walk, proposal)
    the_order_is_served(walk)
    it_is_reviewed_and_heard(walk, custody, court)
    at = the_clock_runs_out()
    everybody_is_told(walk, custody)
    the_person_goes_free(walk, custody, at)


def an_unknown_man_is_registered(walk, *, age):
    walk.sits_down("custody_officer")
    walk.opens("/people/?q=grey")
    walk.press("Register a new person", role="link")
    walk.types("description", LOOK)
    walk.picks("sex", "male")
    walk.types("apparent_age", str(age))
    walk.picks("language", "eng")
    walk.dates("began_at", timezone.now() - 6 * HOUR)
    walk.press("Register")
    custody = Custody.objects.get()
    assert custody.reference in walk.page.inner_text("main")
    return custody


def others_record_what_they_know(walk, custody):
    officer = actor(walk, "custody_officer")
    known = {
        "proceeding_id": "P1",
        "regime": "removal",
        "basis_branch": "administrative",
        "conduct": "irregular_stay",
    }
    facts.correct(
        custody, known, by=officer, reason="Told later.", seen=custody.version
    )
    person = custody.person
    person.refresh_from_db()
    told = {"is_stateless": False, "age_disputed": False}
    facts.correct(person, told, by=officer, reason="Told.", seen=person.version)
    screened = Screening(
        custody=custody, at=custody.began_at + HOUR, by_qualified_person=True
    )
    for fact in (Protection(custody=custody, seeks_protection=False), screened):
        facts.record(fact, by=officer)
    for role in ("counsel", "judge"):
        appointment = walk.people[role].appointments.get()
        by = actor(walk, "administrator")
        relations.engage(custody, appointment, by=by, at=timezone.now())


def detention_is_refused_without_alternatives(walk, custody):
    walk.sits_down("decision_maker")
    walk.opens(f"/custodies/{custody.reference}/")
    walk.press("Decide on liberty")
    walk.chooses("proposes", "detention")
    walk.press("Continue")
    proposal = Proposal.objects.get()
    answer_all(proposal, actor(walk, "decision_maker"), timezone.now())
    Consideration.objects.all().delete()
    walk.page.reload()
    walk.press("Try whether it holds")
    bail = walk.say("This alternative was not considered: {of}.")
    assert bail.format(of=walk.say("Bail")) in walk.page.inner_text("main")
    assert not Order.objects.exists()
    walk.check(walk.page)
    return proposal


def each_alternative_is_ruled_out(walk, proposal):
    walk.opens(f"/proposals/{proposal.pk}/steps/alternatives/")
    walk.press("Release", role="link")
    for _ in range(ALTERNATIVES):
        walk.chooses("was_ruled_out", "yes")
        walk.picks("reason_kind", "absconded_before")
        walk.types("reason", "Left without word in January.")
        walk.chooses("reason_is_individual", "yes")
        walk.press("Save and continue")
    walk.opens(f"/proposals/{proposal.pk}/")
    assert walk.reads("Every step holds.")
    walk.press("Hand on to be checked")
    words = walk.say("Authorise")
    assert walk.page.get_by_role("button", name=words, exact=True).count() == 0


def another_authorises_it(walk, proposal):
    walk.sits_down("checking_officer")
    walk.opens(f"/proposals/{proposal.pk}/")
    walk.press("Authorise")
    order = Order.objects.get()
    assert walk.page.url.endswith(f"/orders/{order.pk}/")


def the_order_is_served(walk):
    walk.sits_down("custody_officer")
    walk.opens(f"/orders/{Order.objects.get().pk}/")
    walk.press("Record that it was handed over")
    walk.dates("at", timezone.now())
    walk.press("Record")
    assert Notice.objects.get().order == Order.objects.get()


def it_is_reviewed_and_heard(walk, custody, court):
    for who, what in (("decision_maker", "review"), ("judge", "hearing")):
        walk.sits_down(who)
        walk.opens(f"/custodies/{custody.reference}/{what}/")
        walk.dates("at", timezone.now())
        walk.picks("authority", str(court.pk))
        walk.chooses("may_release", "yes")
        walk.chooses("ordered_release", "no")
        walk.press("Record")
    assert Review.objects.get().custody == Hearing.objects.get().custody == custody


def the_clock_runs_out():
    at = Order.objects.get().ends_at + MINUTE
    assert sweep(at - 2 * MINUTE).instructed == 0
    assert sweep(at).instructed == 1
    return at


def everybody_is_told(walk, custody):
    told = walk.say("Release is instructed, and the person is still held")
    for who in ("custody_officer", "decision_maker", "counsel", "judge", "monitor"):
        walk.sits_down(who)
        walk.opens("/tasks/")
        rows = walk.page.locator("tbody tr").filter(has_text=told)
        assert custody.reference in rows.first.inner_text()
        walk.opens(f"/custodies/{custody.reference}/")
        assert walk.reads("The order has lapsed")


def the_person_goes_free(walk, custody, at):
    walk.sits_down("custody_officer")
    walk.opens(f"/custodies/{custody.reference}/")
    walk.press("Record that the person is free", role="link")
    walk.dates("at", at + HOUR)
    walk.press("Record")
    custody.refresh_from_db()
    assert Release.objects.get().at == custody.ended_at
    assert not Instruction.objects.filter(obeyed_at=None).exists()
    waits = Task.objects.filter(line=RELEASE, state=TaskState.OPEN)
    assert not waits.exists()
    walk.opens("/custodies/")
    assert custody.reference not in walk.page.inner_text("main")


def test_a_child_is_recorded_and_cannot_be_detained(walk):
    child = an_unknown_man_is_registered(walk, age=12)
    assert Instruction.objects.get().cause == "child"
    no_authorisation_is_possible(walk, child)
    sweep(timezone.now())
    the_alarm_leaves_the_authority(walk, child)


def no_authorisation_is_possible(walk, child):
    walk.sits_down("decision_maker")
    walk.opens(f"/custodies/{child.reference}/decision/")
    offered = walk.page.locator("input[name=proposes]")
    assert [box.get_attribute("value") for box in offered.all()] == ["release"]
    by = actor(walk, "decision_maker")
    with pytest.raises(deciding.NotAuthorisedError):
        deciding.propose(child, Decision.DETENTION, by=by)


def the_alarm_leaves_the_authority(walk, child):
    for who in ("child_protection", "monitor"):
        walk.sits_down(who)
        walk.opens("/tasks/?alarms")
        assert child.reference in walk.page.inner_text("main")
        (told,) = [m for m in mail.outbox if m.to == [walk.people[who].email]][:1]
        assert child.reference in told.body
    for sent in mail.outbox:
        assert LOOK not in sent.subject + sent.body
        assert "Centre" not in sent.subject + sent.body

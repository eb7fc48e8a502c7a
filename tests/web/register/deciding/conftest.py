"""A person held in a fictional State, and a decision about them that lacks nothing."""

import datetime as dt

import pytest

from habeas.rulebook.authorising import Decision
from habeas.web.accounts.models import Authority, User
from habeas.web.register.actions import deciding
from habeas.web.register.models import (
    Assessment,
    Consideration,
    Custody,
    Ground,
    Language,
    Person,
    Place,
    Placement,
    Protection,
    Screening,
)
from habeas.web.register.queries.law import law_in_force
from habeas.web.trail.actions import SYSTEM, Actor, record

BEGAN = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
NOW = BEGAN + dt.timedelta(hours=6)


@pytest.fixture(autouse=True)
def halmora(settings, db):
    """Judge by the law of a State that does not exist."""
    settings.JURISDICTION = "XAA"


def a_service():
    """Make the body that decides and detains."""
    body = Authority(name="Immigration Service", kind="immigration", detains=True)
    return record(body, by=SYSTEM)


def somebody_held(service, began):
    """Hold an adult, screened, whose file is complete, since a moment."""
    centre = Place(
        name="Centre",
        type="immigration_detention_centre",
        authority=service,
        may_leave=False,
    )
    record(centre, by=SYSTEM)
    person = Person(birth_year=1990, sex="male", is_stateless=False, age_disputed=False)
    record(person, by=SYSTEM)
    record(Language(person=person, language="eng", is_understood=True), by=SYSTEM)
    held = Custody(
        person=person,
        proceeding_id="P1",
        began_at=began,
        regime="removal",
        basis_branch="administrative",
        conduct="irregular_stay",
        detaining_authority=service,
    )
    record(held, by=SYSTEM)
    record(Placement(custody=held, place=centre, began_at=began), by=SYSTEM)
    record(Protection(custody=held, seeks_protection=False), by=SYSTEM)
    screened = Screening(
        custody=held, at=began + dt.timedelta(hours=1), by_qualified_person=True
    )
    record(screened, by=SYSTEM)
    return held


@pytest.fixture
def service(db):
    return a_service()


@pytest.fixture
def custody(service):
    return somebody_held(service, BEGAN)


@pytest.fixture
def maker(db):
    return Actor.of(User.objects.create_user("amina"), "decision_maker")


@pytest.fixture
def checker(db):
    return Actor.of(User.objects.create_user("binta"), "checking_officer")


def answer_all(proposal, by, at=NOW):
    """Record every fact that a decision needs, and write down every answer."""
    custody = proposal.custody
    given = Ground(
        custody=custody,
        ground="risk_of_absconding",
        is_proven=True,
        is_protected_trait=False,
        fact="Left the assigned address twice.",
    )
    assessed = Assessment(
        custody=custody,
        kind="necessity",
        at=at,
        is_individual=True,
        weighs_proportionality=True,
        considers_health=True,
        considers_needs=True,
        language="eng",
        interpreter_qualified=True,
        text="Heard in person, with an interpreter.",
    )
    for fact in (given, assessed):
        record(fact, by=by)
    for alternative in law_in_force().jurisdiction.alternatives:
        ruled_out(custody, alternative, by, at)
    answers = {
        "authority": custody.detaining_authority,
        "place": custody.placement_set.get().place,
        "legal_basis": "AA19-40",
        "procedure_followed": True,
        "necessity": "Nothing lighter secures the removal.",
        "proportionality": "A week, against a risk that was proved.",
        "health": "No effect is expected.",
        "needs": "None are known.",
        "ends_at": at + dt.timedelta(days=7),
    }
    return deciding.answer(proposal, answers, by=by, seen=proposal.version)


def ruled_out(custody, alternative, by, at=NOW):
    fact = Consideration(
        custody=custody,
        alternative=alternative,
        at=at,
        was_ruled_out=True,
        reason_is_individual=True,
        reason_kind="absconded_before",
        reason="Left without word, in January and in February.",
    )
    return record(fact, by=by)


@pytest.fixture
def proposal(custody, maker):
    """Propose detention, with nothing answered yet."""
    return deciding.propose(custody, Decision.DETENTION, by=maker)


@pytest.fixture
def whole(proposal, maker):
    """Propose detention, with everything answered."""
    return answer_all(proposal, maker)

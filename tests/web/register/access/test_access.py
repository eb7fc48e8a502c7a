"""Who sees whose file: the walls and the reach of each role, on a small register."""

import datetime as dt

import pytest
from django.utils import timezone

from habeas.web.accounts.models import Appointment, Authority, Role
from habeas.web.register.models import (
    Assessment,
    ConsularEvent,
    Custody,
    Engagement,
    HealthCheck,
    Likeness,
    Name,
    OwnAccount,
    Person,
    Place,
    Placement,
    Posting,
    Proposal,
    Protection,
    Transfer,
    Vulnerability,
)
from habeas.web.register.queries.access import (
    NotAllowedError,
    custodies_visible_to,
    may,
    require,
    viewer_of,
    visible,
)
from habeas.web.register.queries.grants import Do
from habeas.web.trail.actions import SYSTEM, correct, record, withdraw

DAY = dt.timedelta(days=1)


def sees(viewer, custody):
    return custodies_visible_to(viewer).filter(pk=custody.pk).exists()


def posted(viewer, place):
    appointment = Appointment.objects.get(user=viewer.user)
    record(Posting(appointment=appointment, place=place), by=SYSTEM)
    return viewer_of(viewer.user)


def engaged(viewer, custody, role, *, until=None):
    since = timezone.now() - 2 * DAY
    acts = Engagement(
        custody=custody, user=viewer.user, role=role, begins_at=since, ends_at=until
    )
    record(acts, by=SYSTEM)
    return viewer_of(viewer.user)


@pytest.fixture
def filed(held):
    record(Protection(custody=held, seeks_protection=True), by=SYSTEM)
    record(HealthCheck(custody=held, at=timezone.now()), by=SYSTEM)
    return held


@pytest.mark.parametrize(
    ("role", "walls"),
    [
        pytest.param(Role.CUSTODY_OFFICER, (True, False, False), id="custody officer"),
        pytest.param(Role.DECISION_MAKER, (True, False, False), id="decision-maker"),
        pytest.param(Role.HEALTH_PROFESSIONAL, (True, True, False), id="health"),
        pytest.param(Role.SOCIAL_WORKER, (True, False, True), id="social worker"),
        pytest.param(Role.MONITOR, (True, True, True), id="monitor"),
        pytest.param(Role.COUNSEL, (False, False, False), id="another's counsel"),
        pytest.param(Role.CONSULAR_DESK, (False, False, False), id="consular desk"),
        pytest.param(Role.STATISTICIAN, (False, False, False), id="statistician"),
        pytest.param(Role.ADMINISTRATOR, (False, False, False), id="administrator"),
    ],
)
def test_a_role_sees_through_its_own_walls_only(filed, police, viewer, role, walls):
    seen = viewer(role, police)
    kinds = (Custody, HealthCheck, Protection)
    assert tuple(visible(seen, kind).exists() for kind in kinds) == walls


def test_another_body_sees_nothing(held, viewer):
    other = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    assert not custodies_visible_to(viewer(Role.CUSTODY_OFFICER, other)).exists()


def test_an_officer_of_no_body_sees_nothing(held, viewer):
    assert not custodies_visible_to(viewer(Role.CUSTODY_OFFICER)).exists()


def test_a_body_sees_what_the_bodies_under_it_hold(held, police, viewer):
    ministry = record(Authority(name="Ministry", kind="ministry"), by=SYSTEM)
    correct(police, {"parent": ministry}, by=SYSTEM, reason="reform", seen=1)
    assert sees(viewer(Role.DECISION_MAKER, ministry), held)


def test_an_office_that_ended_opens_nothing(held, police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    appointment = Appointment.objects.get(user=officer.user)
    over = {"ends_on": timezone.localdate() - DAY}
    correct(appointment, over, by=SYSTEM, reason="moved", seen=1)
    assert not sees(viewer_of(officer.user), held)


@pytest.fixture
def station(police):
    return record(Place(name="Station", authority=police), by=SYSTEM)


def moved(held, station, *, ago):
    stay = Placement.objects.get(custody=held)
    left = timezone.now() - ago
    began = {"began_at": left - DAY, "ended_at": left}
    correct(stay, began, by=SYSTEM, reason="moved", seen=1)
    stay = Placement(custody=held, place=station, began_at=left)
    return record(stay, by=SYSTEM)


@pytest.mark.parametrize(
    ("days", "seen"),
    [pytest.param(1, True, id="yesterday"), pytest.param(8, False, id="last week")],
)
def test_the_place_left_may_finish_its_entries(
    held, place, station, police, viewer, days, seen
):
    moved(held, station, ago=days * DAY)
    officer = viewer(Role.CUSTODY_OFFICER, police)
    assert sees(posted(officer, place), held) is seen


def test_a_posting_ties_to_one_place(held, station, police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    assert sees(officer, held)
    assert not sees(posted(officer, station), held)


def test_a_placement_recorded_in_error_opens_nothing(held, station, police, viewer):
    began = timezone.now()
    stray = Placement(custody=held, place=station, began_at=began, doubted=True)
    withdraw(record(stray, by=SYSTEM), by=SYSTEM, reason="wrong file", seen=1)
    officer = posted(viewer(Role.CUSTODY_OFFICER, police), station)
    assert not sees(officer, held)


def test_whoever_expects_a_person_sees_them_come(held, station, police, viewer):
    officer = posted(viewer(Role.CUSTODY_OFFICER, police), station)
    way = Transfer(custody=held, destination=station, left_at=timezone.now())
    record(way, by=SYSTEM)
    assert sees(officer, held)


@pytest.mark.parametrize(
    ("role", "days", "seen"),
    [
        pytest.param(Role.CUSTODY_OFFICER, 89, True, id="last place, 89 days"),
        pytest.param(Role.CUSTODY_OFFICER, 91, False, id="last place, 91 days"),
        pytest.param(Role.DECISION_MAKER, 91, False, id="body, 91 days"),
        pytest.param(Role.COUNSEL, 91, True, id="counsel, 91 days"),
        pytest.param(Role.INTERPRETER, 91, False, id="interpreter, 91 days"),
        pytest.param(Role.MONITOR, 91, True, id="monitor, 91 days"),
    ],
)
def test_the_file_follows_the_person_out(hold, police, viewer, role, days, seen):
    since = timezone.now() - 200 * DAY
    over = hold(since=since, ended_at=timezone.now() - days * DAY)
    someone = viewer(role, police)
    if role in {Role.COUNSEL, Role.INTERPRETER}:
        someone = engaged(someone, over, role)
    assert sees(someone, over) is seen


def test_counsel_sees_their_own_client(held, hold, viewer):
    counsel = engaged(viewer(Role.COUNSEL), held, Role.COUNSEL)
    hold()
    assert custodies_visible_to(counsel).get() == held


def test_counsel_sees_nothing_once_the_mandate_ends(held, viewer):
    counsel = viewer(Role.COUNSEL)
    ended = engaged(counsel, held, Role.COUNSEL, until=timezone.now() - DAY)
    assert not sees(ended, held)


def test_an_engagement_needs_the_role_itself(held, police, viewer):
    other = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    officer = engaged(viewer(Role.CUSTODY_OFFICER, other), held, Role.COUNSEL)
    assert not sees(officer, held)
    assert not visible(officer, Protection).exists()


def test_two_offices_do_not_complete_each_other(held, hold, police, viewer):
    """A nurse of one place who is an officer of another reads no health there."""
    customs = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    clinic = record(Place(name="Clinic", authority=customs), by=SYSTEM)
    theirs = hold(at=clinic, detaining_authority=customs)
    for custody in (held, theirs):
        record(HealthCheck(custody=custody), by=SYSTEM)
    officer = viewer(Role.CUSTODY_OFFICER, police)
    nurse = Appointment(
        user=officer.user,
        role=Role.HEALTH_PROFESSIONAL,
        authority=customs,
        begins_on=dt.date(2026, 1, 1),
    )
    record(nurse, by=SYSTEM)
    both = viewer_of(officer.user)
    assert sees(both, held)
    assert visible(both, HealthCheck).get().custody == theirs
    assert may(both, Do.RECORD, HealthCheck, within=theirs)
    assert not may(both, Do.RECORD, HealthCheck, within=held)


# The latest word of the person, and whether protection is sought.
ASKED = [("requested", 2)]
GATE = [
    pytest.param([], None, False, id="nobody asked"),
    pytest.param(ASKED, None, True, id="asked"),
    pytest.param([*ASKED, ("declined", 1)], None, False, id="declined since"),
    pytest.param([("declined", 3), *ASKED], None, True, id="asked after declining"),
    pytest.param([("requested", 1), ("declined", 1)], None, False, id="at once"),
    pytest.param([("notified", 1)], None, False, id="notified unasked"),
    pytest.param([*ASKED, ("told_of_right", 1)], None, True, id="told again"),
    pytest.param(ASKED, False, True, id="no protection sought"),
    pytest.param(ASKED, True, False, id="protection sought"),
]


@pytest.mark.parametrize(("words", "seeks", "seen"), GATE)
def test_the_consular_desk_sees_those_who_ask_for_it(held, viewer, words, seeks, seen):
    noon = timezone.now()
    for kind, days in words:
        word = ConsularEvent(custody=held, kind=kind, at=noon - days * DAY)
        record(word, by=SYSTEM)
    if seeks is not None:
        record(Protection(custody=held, seeks_protection=seeks), by=SYSTEM)
    assert sees(viewer(Role.CONSULAR_DESK), held) is seen


def test_protection_sought_in_another_custody_keeps_the_consulate_away(
    held, hold, viewer
):
    asked = ConsularEvent(custody=held, kind="requested", at=timezone.now())
    record(asked, by=SYSTEM)
    again = record(Person(merged_into=held.person), by=SYSTEM)
    record(Protection(custody=hold(again), seeks_protection=True), by=SYSTEM)
    assert not sees(viewer(Role.CONSULAR_DESK), held)


def test_a_refugee_is_kept_from_the_consulate(held, viewer):
    asked = ConsularEvent(custody=held, kind="requested", at=timezone.now())
    record(asked, by=SYSTEM)
    is_one = Vulnerability(person=held.person, situation="asylum_seeker")
    record(is_one, by=SYSTEM)
    assert not sees(viewer(Role.CONSULAR_DESK), held)


TELLING = [
    pytest.param(Assessment, {"kind": "risk_on_return"}, id="risk on return"),
    pytest.param(ConsularEvent, {"kind": "notified"}, id="whether a consulate knows"),
]


@pytest.mark.parametrize(("kind", "said"), TELLING)
def test_a_row_that_tells_of_asylum_is_kept_from_enforcement(
    held, police, viewer, kind, said
):
    record(kind(custody=held, at=timezone.now(), **said), by=SYSTEM)
    assert not visible(viewer(Role.CUSTODY_OFFICER, police), kind).exists()
    assert visible(viewer(Role.MONITOR), kind).exists()


def test_health_reads_of_vulnerability_but_not_of_asylum(held, police, viewer):
    for situation in ("pregnant", "asylum_seeker"):
        record(Vulnerability(person=held.person, situation=situation), by=SYSTEM)
    seen = visible(viewer(Role.HEALTH_PROFESSIONAL, police), Vulnerability)
    assert [fact.situation for fact in seen] == ["pregnant"]


def test_a_draft_is_read_by_those_who_make_it(held, police, viewer):
    maker = viewer(Role.DECISION_MAKER, police)
    draft = Proposal(custody=held, proposes="detention", proposed_by=maker.user)
    record(draft, by=SYSTEM)
    assert visible(maker, Proposal).exists()
    assert not visible(viewer(Role.CUSTODY_OFFICER, police), Proposal).exists()


@pytest.fixture
def twice(held, hold):
    """Somebody entered twice: the second record was merged into the first."""
    other = record(Person(birth_year=1990), by=SYSTEM)
    record(Name(person=other, text="Second spelling"), by=SYSTEM)
    earlier = hold(other, since=timezone.now() - 20 * DAY)
    merge = {"merged_into": held.person}
    correct(other, merge, by=SYSTEM, reason="same", seen=1)
    return earlier


@pytest.mark.parametrize("whose", ["first", "second"])
def test_ones_own_file_holds_all_records_of_oneself(held, twice, viewer, whose):
    person = held.person if whose == "first" else twice.person
    someone = viewer(Role.DETAINED_PERSON)
    record(OwnAccount(person=person, user=someone.user), by=SYSTEM)
    own = viewer_of(someone.user)
    assert set(custodies_visible_to(own)) == {held, twice}
    assert visible(own, Name).get().text == "Second spelling"


def test_a_merged_record_is_seen_with_the_one_it_stands_for(held, twice, viewer):
    counsel = engaged(viewer(Role.COUNSEL), held, Role.COUNSEL)
    assert visible(counsel, Person).count() == 2
    assert visible(counsel, Name).exists()
    # The other custody is another mandate.
    assert custodies_visible_to(counsel).get() == held


def test_a_decision_on_two_records_needs_sight_of_both(held, police, viewer):
    stranger = record(Person(), by=SYSTEM)
    same = Likeness(one=held.person, other=stranger, decision="different")
    record(same, by=SYSTEM)
    assert not visible(viewer(Role.CUSTODY_OFFICER, police), Likeness).exists()


def test_whoever_records_a_person_sees_them_until_they_are_held(police, viewer, hold):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    person = record(Person(), by=officer.acting())
    assert visible(officer, Person).get() == person
    customs = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    shed = record(Place(name="Shed", authority=customs), by=SYSTEM)
    hold(person, at=shed, detaining_authority=customs)
    assert not visible(officer, Person).exists()


@pytest.mark.parametrize(
    ("born", "seen"),
    [
        pytest.param({"birth_year": 1980}, False, id="grown"),
        pytest.param({"birth_year": 2015}, True, id="child"),
        pytest.param({}, True, id="age unknown"),
        pytest.param({"birth_year": 1980, "age_disputed": True}, True, id="disputed"),
    ],
)
def test_child_protection_sees_who_may_be_a_child(hold, viewer, born, seen):
    held = hold(record(Person(**born), by=SYSTEM))
    assert sees(viewer(Role.CHILD_PROTECTION), held) is seen


def test_nobody_acts_without_a_grant(held, police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    assert require(officer, Do.RECORD, Placement).role == Role.CUSTODY_OFFICER
    assert not may(officer, Do.RECORD, HealthCheck)
    with pytest.raises(NotAllowedError, match="health check"):
        require(officer, Do.RECORD, HealthCheck)


def test_nobody_acts_out_of_reach(held, viewer):
    customs = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    officer = viewer(Role.CUSTODY_OFFICER, customs)
    with pytest.raises(NotAllowedError, match="placement"):
        require(officer, Do.RECORD, Placement, within=held)
    with pytest.raises(NotAllowedError, match="custody"):
        require(officer, Do.CORRECT, held)


def test_a_single_custody_is_looked_up_by_few_questions(
    held, police, viewer, django_assert_num_queries
):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    with django_assert_num_queries(5):
        found = viewer_of(officer.user)
    with django_assert_num_queries(1):
        assert sees(found, held)

"""A decision against liberty: proposed, checked by another, refused while in doubt."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.web.register.deciding.conftest import NOW, answer_all, ruled_out

from habeas.rulebook.authorising import WALLED, Decision, Need, Step
from habeas.rulebook.authorising.step import rules_demanded
from habeas.web.accounts.models import Authority, Role
from habeas.web.register.actions import deciding
from habeas.web.register.actions.deciding import NotAuthorisedError
from habeas.web.register.codes import ProposalState
from habeas.web.register.models import (
    Consideration,
    Hearing,
    Instruction,
    Measure,
    Notice,
    Obstacle,
    Order,
    Proposal,
    Protection,
    Screening,
)
from habeas.web.register.queries.deciding import gate_of
from habeas.web.register.queries.walls import lines_of
from habeas.web.trail.actions import SYSTEM, StalePageError, correct, record, withdraw
from habeas.web.trail.models import Entry

LATER = NOW + dt.timedelta(hours=1)


def submitted(proposal, maker):
    return deciding.submit(proposal, by=maker, seen=proposal.version, at=NOW)


def needs(gate):
    return {(o.step, lack.need) for o in gate.lacking for lack in o.lacks}


def test_a_whole_case_is_proposed_checked_and_ordered(whole, maker, checker):
    waits = submitted(whole, maker)
    assert waits.state == ProposalState.SUBMITTED
    done = deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    order = Order.objects.get()
    assert (done.state, done.order, done.checked_by_id) == (
        ProposalState.APPROVED,
        order,
        checker.user_id,
    )
    assert (order.kind, order.at, order.ends_at) == ("detention", LATER, whole.ends_at)
    assert order.states_facts
    assert order.states_place
    assert "Left the assigned address twice." in order.reasons
    said = list(Entry.objects.values_list("action", flat=True))
    assert {"proposed", "authorised"} <= set(said)


def test_an_empty_proposal_says_what_each_step_lacks(proposal):
    found = needs(gate_of(proposal, NOW))
    assert {
        (Step.OBJECTIVE, Need.GROUND),
        (Step.LEGALITY, Need.BASIS),
        (Step.ASSESSMENT, Need.ASSESSMENT),
        (Step.ALTERNATIVES, Need.CONSIDERATION),
        (Step.NECESSITY, Need.NECESSITY),
        (Step.PROPORTIONALITY, Need.HEALTH),
        (Step.DURATION, Need.END),
    } <= found


def test_without_alternatives_it_is_refused_with_the_reason(whole, maker):
    for considered in Consideration.objects.all():
        withdraw(considered, by=maker, reason="typed in the wrong file", seen=1)
    with pytest.raises(NotAuthorisedError) as refused:
        submitted(whole, maker)
    (outcome,) = refused.value.gate.lacking
    assert outcome.step is Step.ALTERNATIVES
    assert {lack.standard.id for lack in outcome.lacks} == {"alternatives-first"}
    whole.refresh_from_db()
    assert whole.state == ProposalState.DRAFT
    assert Entry.objects.filter(action="refused", reason="alternatives").exists()


def test_nobody_approves_their_own(whole, maker):
    waits = submitted(whole, maker)
    with pytest.raises(NotAuthorisedError, match="yourself"):
        deciding.approve(waits, by=maker, seen=waits.version, at=LATER)
    assert not Order.objects.exists()


def test_the_database_itself_refuses_ones_own_check(whole, maker):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=whole.pk).update(checked_by=maker.user_id)


@pytest.mark.parametrize("kind", [k for k in Decision if k is not Decision.RELEASE])
def test_the_database_itself_refuses_what_nobody_checked(whole, kind):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=whole.pk).update(state="approved", proposes=kind)


def test_a_custody_has_one_decision_in_the_making(proposal, custody, checker):
    again = deciding.propose(custody, Decision.ALTERNATIVE, by=checker)
    assert again == proposal
    with pytest.raises(IntegrityError), transaction.atomic():
        record(
            Proposal(
                custody=custody, proposes="release", proposed_by_id=checker.user_id
            ),
            by=checker,
        )


def test_facts_that_came_after_the_proposal_count_at_the_check(
    whole, maker, checker, custody
):
    waits = submitted(whole, maker)
    silent = Obstacle(
        custody=custody, kind="no_transport", noted_at=NOW, is_of_the_person=False
    )
    record(silent, by=SYSTEM)
    with pytest.raises(NotAuthorisedError) as refused:
        deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    (outcome,) = refused.value.gate.lacking
    assert outcome.step is Step.NECESSITY
    assert {lack.standard.id for lack in outcome.lacks} == {"removal-impossible"}
    assert not Order.objects.exists()


def test_whoever_turns_out_to_be_a_child_is_freed_and_not_ordered(
    whole, maker, checker, custody
):
    waits = submitted(whole, maker)
    person = custody.person
    correct(person, {"age_disputed": True}, by=SYSTEM, reason="said to be 16", seen=1)
    with pytest.raises(NotAuthorisedError, match="release them first"):
        deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    bars = gate_of(waits, LATER).of(Step.BARS)
    assert {lack.standard.id for lack in bars.lacks} >= {"child"}
    assert not Order.objects.exists()


def test_what_is_not_known_refuses_too(whole, custody, maker):
    person = custody.person
    correct(person, {"birth_year": None}, by=SYSTEM, reason="misread", seen=1)
    gate = gate_of(whole, NOW)
    assert not gate.is_open
    assert not gate.is_refused


@pytest.mark.parametrize("known", [True, None])
def test_asylum_is_neither_told_nor_to_be_inferred(whole, custody, known):
    protection = Protection.objects.get(custody=custody)
    change = {"seeks_protection": known}
    correct(protection, change, by=SYSTEM, reason="said so", seen=1)
    screening = Screening.objects.get()
    withdraw(screening, by=SYSTEM, reason="another person's", seen=1)
    (outcome,) = gate_of(whole, NOW).lacking
    (lack,) = outcome.lacks
    assert (lack.need, lack.verdict, lack.reason) == (Need.CLEARANCE, None, "")


@pytest.mark.parametrize("role", [Role.DECISION_MAKER, Role.CHECKING_OFFICER])
def test_the_gate_tells_no_verdict_that_stands_behind_a_wall(role):
    told = [rule for rule in rules_demanded() if rule.standard not in WALLED]
    assert {rule.id for rule in told} <= lines_of(role)


def test_past_the_arrest_allowance_nothing_heals_it(whole):
    gate = gate_of(whole, NOW + dt.timedelta(days=2))
    assert (Step.LEGALITY, Need.STANDARD) in needs(gate)
    assert gate.is_refused


def test_an_end_past_the_maximum_is_refused(whole, maker):
    far = {"ends_at": NOW + dt.timedelta(days=61)}
    after = deciding.answer(whole, far, by=maker, seen=whole.version)
    assert needs(gate_of(after, NOW)) == {(Step.DURATION, Need.END_WITHIN_MAXIMUM)}


def test_it_is_sent_back_with_a_note_and_comes_again(whole, maker, checker):
    waits = submitted(whole, maker)
    back = deciding.send_back(
        waits, "Ask the doctor.", by=checker, seen=waits.version, at=LATER
    )
    assert (back.state, back.check_note) == (ProposalState.RETURNED, "Ask the doctor.")
    changed = {"health": "The doctor expects none."}
    answered = deciding.answer(back, changed, by=maker, seen=back.version)
    again = deciding.submit(answered, by=maker, seen=answered.version, at=LATER)
    assert again.state == ProposalState.SUBMITTED


def test_what_waits_to_be_checked_is_not_rewritten(whole, maker):
    waits = submitted(whole, maker)
    with pytest.raises(NotAuthorisedError, match="not being written"):
        deciding.answer(waits, {"necessity": "Else."}, by=maker, seen=waits.version)


def test_a_stale_page_approves_nothing(whole, maker, checker):
    waits = submitted(whole, maker)
    with pytest.raises(StalePageError):
        deciding.approve(waits, by=checker, seen=waits.version - 1, at=LATER)


def test_it_is_approved_once(whole, maker, checker):
    waits = submitted(whole, maker)
    deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    with pytest.raises(StalePageError):
        deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    assert Order.objects.count() == 1


def test_a_release_takes_one_person_and_goes_out_at_once(whole, custody, maker):
    done = deciding.decide_release(custody, "She can live with us.", by=maker, at=NOW)
    assert (done.state, done.order.kind) == (ProposalState.APPROVED, "release")
    whole.refresh_from_db()
    assert whole.state == ProposalState.WITHDRAWN
    assert Instruction.objects.get().cause == "decision"


def test_an_alternative_is_checked_and_frees(custody, maker, checker):
    made = deciding.propose(custody, Decision.ALTERNATIVE, by=maker)
    for lighter in ("release", "registration", "case_management"):
        ruled_out(custody, lighter, maker)
    answers = {
        "alternative": "designated_address",
        "authority": custody.detaining_authority,
        "legal_basis": "AA19-50",
        "procedure_followed": True,
        "proportionality": "Light, against a risk that was proved.",
        "health": "None.",
        "needs": "None.",
        "ends_at": NOW + dt.timedelta(days=30),
        "is_round_the_clock": False,
        "is_heavy": False,
    }
    answered = deciding.answer(made, answers, by=maker, seen=made.version)
    assert needs(gate_of(answered, NOW)) == {(Step.OBJECTIVE, Need.GROUND)}
    answered = answer_all(answered, maker)
    waits = deciding.submit(answered, by=maker, seen=answered.version, at=NOW)
    deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    measure = Measure.objects.get()
    assert (measure.kind, measure.lighter_ruled_out) == ("designated_address", True)
    assert Order.objects.get().kind == "release"
    assert Instruction.objects.get().cause == "decision"


def test_an_extension_looks_at_everything_anew(whole, custody, maker, checker):
    waits = submitted(whole, maker)
    deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    longer = deciding.propose(custody, Decision.EXTENSION, by=maker)
    found = needs(gate_of(longer, LATER + dt.timedelta(days=5)))
    assert (Step.ASSESSMENT, Need.ASSESSMENT) in found
    assert (Step.ALTERNATIVES, Need.CONSIDERATION) in found
    assert (Step.DURATION, Need.EXTENSION_REASON) in found


@pytest.mark.parametrize("kind", [k for k in Decision if k is not Decision.RELEASE])
def test_a_courts_order_to_release_comes_before_everything(custody, maker, kind):
    record(Hearing(custody=custody, at=NOW, ordered_release=True), by=SYSTEM)
    with pytest.raises(NotAuthorisedError, match="release them first"):
        deciding.propose(custody, kind, by=maker)
    assert deciding.decide_release(custody, "As ordered.", by=maker, at=NOW)


@pytest.fixture
def guaranteed(whole, custody, maker, checker):
    """Order detention, hand the order over, and have a court order it too."""
    waits = submitted(whole, maker)
    done = deciding.approve(waits, by=checker, seen=waits.version, at=LATER)
    court = Authority(
        name="Court", kind="court", detains=False, makes_migration_policy=False
    )
    record(court, by=SYSTEM)
    told = Notice(
        custody=custody,
        order=done.order,
        at=LATER,
        language="eng",
        is_understood=True,
        is_adapted=True,
        copy_given=True,
        explains_rights=True,
    )
    heard = Hearing(
        custody=custody,
        at=NOW + dt.timedelta(days=1),
        authority=court,
        is_court=True,
        may_release=True,
        ordered_detention=True,
        ordered_release=False,
        appeal_available=True,
        language="eng",
    )
    for fact in (told, heard):
        record(fact, by=SYSTEM)
    return custody


def longer(custody, maker, at, **answers):
    made = deciding.propose(custody, Decision.EXTENSION, by=maker)
    made = answer_all(made, maker, at)
    why = {"extension_reason": "documents_awaited", **answers}
    return deciding.answer(made, why, by=maker, seen=made.version)


def test_an_extension_with_its_guarantees_is_authorised(guaranteed, maker, checker):
    at = NOW + dt.timedelta(days=5)
    made = longer(guaranteed, maker, at)
    gate = gate_of(made, at + dt.timedelta(minutes=1))
    assert gate.is_open, gate.lacking
    at += dt.timedelta(minutes=2)
    waits = deciding.submit(made, by=maker, seen=made.version, at=at)
    deciding.approve(waits, by=checker, seen=waits.version, at=at)
    assert [o.kind for o in Order.objects.order_by("at")] == ["detention", "extension"]


@pytest.mark.parametrize(
    ("take_away", "standard"),
    [
        pytest.param(Notice, "order-handed-over", id="never handed over"),
        pytest.param(Hearing, "judicial-review", id="never before a court"),
    ],
)
def test_without_its_guarantees_it_is_not(guaranteed, maker, take_away, standard):
    fact = take_away.objects.get()
    withdraw(fact, by=SYSTEM, reason="another person's", seen=fact.version)
    at = NOW + dt.timedelta(days=5)
    gate = gate_of(longer(guaranteed, maker, at), at + dt.timedelta(minutes=1))
    lacks = gate.of(Step.LEGALITY).lacks
    assert standard in {lack.standard.id for lack in lacks}


def test_using_a_right_makes_nothing_longer(guaranteed, maker):
    at = NOW + dt.timedelta(days=5)
    made = longer(guaranteed, maker, at, extension_reason="appeal")
    lacks = gate_of(made, at + dt.timedelta(minutes=1)).of(Step.DURATION).lacks
    found = {lack.standard.id for lack in lacks}
    assert found == {"no-prolongation-for-using-rights"}

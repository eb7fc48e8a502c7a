"""The gate: every step missing, unknown, refused and held."""

import datetime as dt
from dataclasses import replace

import pytest

from habeas.facts.vocabulary import Alternative, Ground
from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook.authorising import (
    DEMANDED,
    RIGHTS,
    Assessed,
    Case,
    Considered,
    Decision,
    Finding,
    GivenGround,
    Need,
    Standing,
    Step,
    steps_of,
    weigh,
)

NOW = dt.datetime(2026, 3, 2, 12)
EXPIRES = NOW + dt.timedelta(days=30)
OFFERED = (Alternative.CURFEW, Alternative.RELEASE, Alternative.REPORTING)
RULED_OUT = Considered(
    was_ruled_out=True, is_about_the_person=True, kind="no_address", reason="None."
)
M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING


def findings(decision, verdict=N):
    found = {
        demand.rule.id: Finding(verdict)
        for demands in DEMANDED[decision].values()
        for demand in demands
    }
    if "release-on-expiry" in found:
        found["release-on-expiry"] = Finding(verdict, due_at=EXPIRES)
    return found


def whole(decision=Decision.DETENTION):
    """Give a case in which nothing is missing."""
    return Case(
        decision,
        Edition.ADOPTED,
        NOW,
        may_leave=False,
        grounds=(
            GivenGround(Ground.RISK_OF_ABSCONDING, "Fled twice.", is_proven=True),
        ),
        legal_basis="AA19-40",
        bases=("AA19-40",),
        authority="border",
        procedure_followed=True,
        assessments=(Assessed(is_individual=True, text="Heard.", was_understood=True),),
        available=OFFERED,
        considered=dict.fromkeys(OFFERED, RULED_OUT),
        chosen=Alternative.REPORTING if decision is Decision.ALTERNATIVE else None,
        necessity="Nothing else secures it.",
        proportionality="Short, against a grave risk.",
        health="None expected.",
        needs="None known.",
        ends_at=NOW + dt.timedelta(days=7),
        extension_reason="documents_awaited",
        proposed_by="amina",
        findings=findings(decision),
    )


def considering(**changes):
    return {
        **dict.fromkeys(OFFERED, RULED_OUT),
        Alternative.RELEASE: Considered(**changes),
    }


@pytest.mark.parametrize("decision", Decision)
def test_a_whole_case_opens_the_gate(decision):
    gate = weigh(whole(decision))
    assert gate.is_open, gate.lacking


def test_an_empty_case_opens_nothing_but_release():
    for decision in Decision:
        gate = weigh(Case(decision, Edition.ADOPTED, NOW))
        assert gate.is_open is (decision is Decision.RELEASE)


@pytest.mark.parametrize(
    ("step", "changes", "need", "standing"),
    [
        pytest.param(
            Step.DETENTION,
            {"may_leave": None},
            Need.PLACE,
            Standing.OPEN,
            id="unknown whether one may leave",
        ),
        pytest.param(
            Step.DETENTION,
            {"may_leave": True},
            Need.MAY_LEAVE,
            Standing.REFUSED,
            id="one may leave",
        ),
        pytest.param(
            Step.OBJECTIVE, {"grounds": ()}, Need.GROUND, Standing.OPEN, id="no ground"
        ),
        pytest.param(
            Step.OBJECTIVE,
            {"grounds": (GivenGround(Ground.IDENTITY, "Said so.", is_proven=False),)},
            Need.PROOF,
            Standing.OPEN,
            id="a ground not proven",
        ),
        pytest.param(
            Step.OBJECTIVE,
            {"grounds": (GivenGround(Ground.IDENTITY, "Said so.", is_proven=None),)},
            Need.PROOF,
            Standing.OPEN,
            id="unknown whether proven",
        ),
        pytest.param(
            Step.OBJECTIVE,
            {"grounds": (GivenGround(Ground.IDENTITY, "  ", is_proven=True),)},
            Need.PROOF,
            Standing.OPEN,
            id="proven by no fact",
        ),
        pytest.param(
            Step.LEGALITY, {"legal_basis": ""}, Need.BASIS, Standing.OPEN, id="no basis"
        ),
        pytest.param(
            Step.LEGALITY,
            {"legal_basis": "other"},
            Need.BASIS_OF_THE_LAW,
            Standing.OPEN,
            id="a basis that is no law's",
        ),
        pytest.param(
            Step.LEGALITY,
            {"bases": None},
            Need.BASIS_OF_THE_LAW,
            Standing.OPEN,
            id="a law whose bases nobody knows",
        ),
        pytest.param(
            Step.LEGALITY,
            {"authority": ""},
            Need.AUTHORITY,
            Standing.OPEN,
            id="no authority",
        ),
        pytest.param(
            Step.LEGALITY,
            {"procedure_followed": None},
            Need.PROCEDURE,
            Standing.OPEN,
            id="unknown procedure",
        ),
        pytest.param(
            Step.LEGALITY,
            {"procedure_followed": False},
            Need.PROCEDURE,
            Standing.OPEN,
            id="procedure not followed",
        ),
        pytest.param(
            Step.ASSESSMENT,
            {"assessments": ()},
            Need.ASSESSMENT,
            Standing.OPEN,
            id="no assessment",
        ),
        pytest.param(
            Step.ASSESSMENT,
            {"assessments": (Assessed(is_individual=None, text="Seen."),)},
            Need.ASSESSMENT,
            Standing.OPEN,
            id="unknown whether individual",
        ),
        pytest.param(
            Step.ASSESSMENT,
            {"assessments": (Assessed(is_individual=True, text=" "),)},
            Need.ASSESSMENT,
            Standing.OPEN,
            id="an assessment that says nothing",
        ),
        pytest.param(
            Step.ASSESSMENT,
            {"assessments": (Assessed(is_individual=True, text="Seen."),)},
            Need.INTERPRETER,
            Standing.OPEN,
            id="unknown whether it was understood",
        ),
        pytest.param(
            Step.ALTERNATIVES,
            {"available": None},
            Need.LAW_ON_ALTERNATIVES,
            Standing.OPEN,
            id="a law whose alternatives nobody knows",
        ),
        pytest.param(
            Step.ALTERNATIVES,
            {"considered": {}},
            Need.CONSIDERATION,
            Standing.OPEN,
            id="no alternative considered",
        ),
        pytest.param(
            Step.ALTERNATIVES,
            {"considered": considering(was_ruled_out=False)},
            Need.RULING_OUT,
            Standing.REFUSED,
            id="an alternative that serves",
        ),
        pytest.param(
            Step.ALTERNATIVES,
            {
                "considered": considering(
                    was_ruled_out=True, is_about_the_person=True, kind="other"
                )
            },
            Need.REASON,
            Standing.OPEN,
            id="ruled out without words",
        ),
        pytest.param(
            Step.ALTERNATIVES,
            {
                "considered": considering(
                    was_ruled_out=True, is_about_the_person=True, reason="No."
                )
            },
            Need.REASON,
            Standing.OPEN,
            id="ruled out for no kind of reason",
        ),
        pytest.param(
            Step.ALTERNATIVES,
            {
                "considered": considering(
                    was_ruled_out=True,
                    is_about_the_person=False,
                    kind="other",
                    reason="Never used here.",
                )
            },
            Need.REASON,
            Standing.OPEN,
            id="ruled out for a reason about nobody",
        ),
        pytest.param(
            Step.NECESSITY, {"necessity": " "}, Need.NECESSITY, Standing.OPEN, id="need"
        ),
        pytest.param(
            Step.PROPORTIONALITY,
            {"proportionality": ""},
            Need.PROPORTIONALITY,
            Standing.OPEN,
            id="gravity not weighed",
        ),
        pytest.param(
            Step.PROPORTIONALITY,
            {"health": ""},
            Need.HEALTH,
            Standing.OPEN,
            id="health not weighed",
        ),
        pytest.param(
            Step.PROPORTIONALITY,
            {"needs": ""},
            Need.SPECIAL_NEEDS,
            Standing.OPEN,
            id="special needs not weighed",
        ),
        pytest.param(
            Step.DURATION, {"ends_at": None}, Need.END, Standing.OPEN, id="no end"
        ),
        pytest.param(
            Step.DURATION,
            {"ends_at": NOW},
            Need.END_TO_COME,
            Standing.OPEN,
            id="an end that is no future",
        ),
        pytest.param(
            Step.DURATION,
            {"ends_at": EXPIRES + dt.timedelta(seconds=1)},
            Need.END_WITHIN_MAXIMUM,
            Standing.OPEN,
            id="a second past the maximum",
        ),
        pytest.param(
            Step.PEOPLE,
            {"checked_by": "amina"},
            Need.ANOTHER_CHECKER,
            Standing.OPEN,
            id="one's own check",
        ),
    ],
)
def test_what_a_step_lacks(step, changes, need, standing):
    gate = weigh(replace(whole(), **changes))
    assert not gate.is_open
    (outcome,) = gate.lacking
    assert (outcome.step, outcome.standing) == (step, standing)
    assert need in {lack.need for lack in outcome.lacks}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"ends_at": EXPIRES}, id="an end at the maximum"),
        pytest.param({"checked_by": "binta"}, id="another's check"),
    ],
)
def test_at_the_limit_it_holds(changes):
    assert weigh(replace(whole(), **changes)).is_open


DEMANDS = [
    pytest.param(decision, step, demand, id=f"{decision}: {demand.rule.id}")
    for decision in Decision
    for step in steps_of(decision)
    for demand in DEMANDED[decision][step]
]


@pytest.mark.parametrize(("decision", "step", "demand"), DEMANDS)
@pytest.mark.parametrize("verdict", [*Verdict, None])
def test_each_standard_must_hold(decision, step, demand, verdict):
    case = whole(decision)
    found = dict(case.findings)
    if verdict is None:
        del found[demand.rule.id]
    else:
        found[demand.rule.id] = Finding(verdict, "So it is.", due_at=EXPIRES)
    gate = weigh(replace(case, findings=found))
    assert gate.is_open is (verdict in demand.accepts)
    if not gate.is_open:
        (outcome,) = gate.lacking
        assert outcome.step is step


@pytest.mark.parametrize("demand", [d for p in DEMANDS for d in [p.values[2]]])
def test_nothing_unknown_is_ever_accepted(demand):
    assert not demand.accepts & {U, B}


@pytest.mark.parametrize("verdict", [B, U, P])
def test_what_stands_behind_a_wall_is_not_told(verdict):
    found = {
        **findings(Decision.DETENTION),
        "vulnerable-person/asylum-seeker": Finding(verdict, "Seeks asylum."),
    }
    gate = weigh(replace(whole(), findings=found))
    (lack,) = gate.of(Step.BARS).lacks
    assert (lack.need, lack.verdict, lack.reason, lack.of) == (
        Need.CLEARANCE,
        None,
        "",
        "",
    )
    assert gate.of(Step.BARS).standing is Standing.OPEN


def test_several_situations_make_one_lack():
    found = {
        **findings(Decision.DETENTION),
        "vulnerable-person/lgbti": Finding(B),
        "vulnerable-person/refugee": Finding(U),
        "pregnant-or-breastfeeding": Finding(P),
    }
    assert len(weigh(replace(whole(), findings=found)).of(Step.BARS).lacks) == 1


def test_a_child_is_refused_in_the_rulebooks_words():
    found = {
        **findings(Decision.DETENTION),
        "child": Finding(B, "Under 18 while held."),
    }
    gate = weigh(replace(whole(), findings=found))
    (lack,) = gate.of(Step.BARS).lacks
    assert lack.refuses
    assert (lack.standard.id, lack.reason) == ("child", "Under 18 while held.")


def test_the_draft_edition_is_not_asked_what_it_does_not_hold():
    found = dict(findings(Decision.DETENTION))
    del found["no-renewed-detention"]
    case = replace(whole(), findings=found)
    assert not weigh(case).is_open
    assert weigh(replace(case, edition=Edition.DRAFT)).is_open


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        pytest.param(
            {"considered": {Alternative.RELEASE: RULED_OUT}}, True, id="lighter"
        ),
        pytest.param({"considered": {}}, False, id="lighter one not ruled out"),
        pytest.param({"chosen": None}, False, id="none chosen"),
        pytest.param({"chosen": Alternative.BAIL}, False, id="not on offer"),
        pytest.param({"legal_basis": "another act"}, True, id="a basis of its own"),
        pytest.param({"may_leave": True}, True, id="a person at liberty"),
    ],
)
def test_an_alternative_asks_for_what_is_lighter(changes, opens):
    assert weigh(replace(whole(Decision.ALTERNATIVE), **changes)).is_open is opens


def test_alternatives_come_from_the_least_restrictive():
    assert whole().to_rule_out == (
        Alternative.RELEASE,
        Alternative.REPORTING,
        Alternative.CURFEW,
    )


def test_an_extension_says_why():
    case = whole(Decision.EXTENSION)
    assert not weigh(replace(case, extension_reason="")).is_open
    assert weigh(replace(whole(), extension_reason="")).is_open


@pytest.mark.parametrize("reason", sorted(RIGHTS))
def test_using_a_right_never_makes_it_longer(reason):
    gate = weigh(replace(whole(Decision.EXTENSION), extension_reason=reason))
    outcome = gate.of(Step.DURATION)
    assert outcome.standing is Standing.REFUSED
    assert {lack.need for lack in outcome.lacks} == {Need.RIGHTS_USED}


def test_that_an_earlier_order_was_for_a_right_is_not_told():
    decision = Decision.EXTENSION
    found = {
        **findings(decision),
        "no-prolongation-for-using-rights": Finding(B, "Prolonged for an appeal."),
    }
    (lack,) = weigh(replace(whole(decision), findings=found)).of(Step.DURATION).lacks
    assert (lack.need, lack.standard, lack.reason) == (Need.NOT_SHOWN, None, "")


def test_only_a_breach_refuses_and_the_unknown_stays_open():
    for verdict, standing in ((B, Standing.REFUSED), (U, Standing.OPEN)):
        found = {**findings(Decision.DETENTION), "child": Finding(verdict)}
        gate = weigh(replace(whole(), findings=found))
        assert gate.of(Step.BARS).standing is standing
        assert gate.is_refused is (verdict is B)

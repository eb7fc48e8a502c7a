"""Each rule on one wide row: every fact it asks true, false and missing."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from habeas.law.edition import Edition
from habeas.law.jurisdiction import Jurisdiction
from habeas.law.verdict import Verdict
from habeas.rulebook.treatment import RULES
from habeas.rulebook.treatment.belongings import (
    essentials_kept,
    identity_documents,
    property_inventory,
)
from habeas.rulebook.treatment.care import (
    care_given,
    health_on_admission,
    health_regularly,
)
from habeas.rulebook.treatment.family import family_unity, outside_contact
from habeas.rulebook.treatment.incidents import (
    death_investigated,
    ill_treatment_investigated,
)
from habeas.rulebook.treatment.labour import no_forced_labour, trafficking_referral
from habeas.rulebook.treatment.removals import (
    no_collective_expulsion,
    no_identical_decisions,
    non_refoulement,
)

BEGAN = datetime(2024, 5, 1)
DUE = BEGAN + timedelta(hours=24)
LATE = DUE + timedelta(seconds=1)
MONTH = 30 * 86_400
BREACH, MET, UNKNOWN = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
PENDING, NOT_APPLICABLE = Verdict.PENDING, Verdict.NOT_APPLICABLE

# For each rule a row that meets it; then what one other fact makes of it.
MEETS = {
    ill_treatment_investigated: {
        "has_allegation": True,
        "investigation_is_late": False,
        "investigation_is_awaited": False,
        "investigation_is_independent": True,
        "accused_is_kept_apart": True,
        "outcome_is_missing": False,
        "outcome_is_awaited": False,
    },
    death_investigated: {
        "has_died": True,
        "death_inquiry_is_late": False,
        "death_inquiry_is_awaited": False,
        "death_inquiry_is_independent": True,
        "family_told_is_late": False,
        "family_told_is_awaited": False,
    },
    non_refoulement: {"was_removed": True, "risk_was_assessed": True},
    no_collective_expulsion: {"was_removed": True, "decision_is_individual": True},
    no_identical_decisions: {"was_removed": True, "removed_alike": False},
    no_forced_labour: {
        "has_work": True,
        "worked_without_consent": False,
        "worked_below_wage": False,
    },
    trafficking_referral: {
        "has_indicator": True,
        "referral_is_late": False,
        "referral_is_awaited": False,
        "removed_before_referral": False,
    },
    family_unity: {"has_family_held": True, "family_is_apart": False},
    outside_contact: {
        "began_at": BEGAN,
        "until": LATE,
        "is_running": False,
        "contact_in_time": True,
        "refused_without_reason": False,
    },
    health_on_admission: {
        "began_at": BEGAN,
        "until": LATE,
        "is_running": False,
        "checked_on_admission": True,
    },
    health_regularly: {
        "began_at": BEGAN,
        "until": LATE,
        "is_running": True,
        "has_health_check": True,
        "health_gap_least": MONTH,
        "health_gap_most": MONTH,
    },
    care_given: {
        "has_urgent_need": True,
        "care_is_late": False,
        "care_is_awaited": False,
    },
    property_inventory: {
        "has_property": True,
        "inventory_is_late": False,
        "inventory_is_awaited": False,
        "property_is_kept": False,
        "property_is_out": False,
    },
    essentials_kept: {"essential_is_withheld": False},
    identity_documents: {"identity_is_withheld": False},
}
WHETHER_IT_ARISES = {
    ill_treatment_investigated: "has_allegation",
    death_investigated: "has_died",
    non_refoulement: "was_removed",
    no_collective_expulsion: "was_removed",
    no_identical_decisions: "was_removed",
    no_forced_labour: "has_work",
    trafficking_referral: "has_indicator",
    family_unity: "has_family_held",
    care_given: "has_urgent_need",
    property_inventory: "has_property",
}
BREAKS = [
    (ill_treatment_investigated, {"investigation_is_late": True}),
    (ill_treatment_investigated, {"investigation_is_independent": False}),
    (ill_treatment_investigated, {"accused_is_kept_apart": False}),
    (ill_treatment_investigated, {"outcome_is_missing": True}),
    (death_investigated, {"death_inquiry_is_late": True}),
    (death_investigated, {"death_inquiry_is_independent": False}),
    (death_investigated, {"family_told_is_late": True}),
    (non_refoulement, {"risk_was_assessed": False}),
    (no_collective_expulsion, {"decision_is_individual": False}),
    (no_identical_decisions, {"removed_alike": True}),
    (no_forced_labour, {"worked_without_consent": True}),
    (no_forced_labour, {"worked_below_wage": True}),
    (trafficking_referral, {"referral_is_late": True}),
    (trafficking_referral, {"removed_before_referral": True}),
    (family_unity, {"family_is_apart": True}),
    (outside_contact, {"contact_in_time": False}),
    (outside_contact, {"refused_without_reason": True}),
    (health_on_admission, {"checked_on_admission": False}),
    (
        health_regularly,
        {"health_gap_least": MONTH + 1, "health_gap_most": MONTH + 1},
    ),
    (health_regularly, {"has_health_check": False, "until": datetime(2024, 6, 1)}),
    (care_given, {"care_is_late": True}),
    (property_inventory, {"inventory_is_late": True}),
    (property_inventory, {"property_is_kept": True}),
    (essentials_kept, {"essential_is_withheld": True}),
    (identity_documents, {"identity_is_withheld": True}),
]
WAITS = [
    (ill_treatment_investigated, {"investigation_is_awaited": True}),
    (ill_treatment_investigated, {"outcome_is_awaited": True}),
    (death_investigated, {"death_inquiry_is_awaited": True}),
    (death_investigated, {"family_told_is_awaited": True}),
    (trafficking_referral, {"referral_is_awaited": True}),
    (outside_contact, {"contact_in_time": False, "until": DUE, "is_running": True}),
    (
        health_on_admission,
        {"checked_on_admission": False, "until": DUE, "is_running": True},
    ),
    (health_regularly, {"has_health_check": False}),
    (care_given, {"care_is_awaited": True}),
    (property_inventory, {"inventory_is_awaited": True}),
    (property_inventory, {"property_is_out": True}),
]
# Facts that a row already met by others does not need.
SPARE = {
    (outside_contact, "began_at"),
    (outside_contact, "is_running"),
    (outside_contact, "until"),
    (health_on_admission, "is_running"),
    (health_on_admission, "until"),
    (health_regularly, "began_at"),
    (health_regularly, "until"),
    (health_regularly, "is_running"),
    (health_regularly, "health_gap_least"),
}


def named(cases):
    return [
        pytest.param(rule, facts, id=f"{rule.id}: {', '.join(facts)}")
        for rule, facts in cases
    ]


@pytest.mark.parametrize("rule", MEETS, ids=lambda rule: rule.id)
def test_met(judge, rule):
    assert judge(rule, **MEETS[rule]).verdict is MET


@pytest.mark.parametrize(("rule", "facts"), named(BREAKS))
def test_breach(judge, rule, facts):
    assert judge(rule, **MEETS[rule] | facts).verdict is BREACH


@pytest.mark.parametrize(("rule", "facts"), named(WAITS))
def test_pending(judge, rule, facts):
    assert judge(rule, **MEETS[rule] | facts).verdict is PENDING


@pytest.mark.parametrize("rule", WHETHER_IT_ARISES, ids=lambda rule: rule.id)
def test_not_applicable(judge, rule):
    facts = MEETS[rule] | {WHETHER_IT_ARISES[rule]: False}
    assert judge(rule, **facts).verdict is NOT_APPLICABLE


@pytest.mark.parametrize("rule", [outside_contact, health_on_admission])
def test_what_was_not_due_before_release_does_not_arise(judge, rule):
    facts = {"contact_in_time": False, "checked_on_admission": False, "until": DUE}
    asked = {name: facts[name] for name in facts if name in MEETS[rule]}
    assert judge(rule, **MEETS[rule] | asked).verdict is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param(rule, fact, id=f"{rule.id}: {fact}")
        for rule, facts in MEETS.items()
        for fact in facts
        if (rule, fact) not in SPARE
    ],
)
def test_a_missing_fact_is_unknown_and_named(judge, rule, fact):
    judged = judge(rule, **{k: v for k, v in MEETS[rule].items() if k != fact})
    assert judged.verdict is UNKNOWN
    assert judged.missing == rule.row.meanings()[fact]


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param(rule, fact, id=f"{rule.id}: {fact}")
        for rule, fact in sorted(SPARE, key=lambda pair: (pair[0].id, pair[1]))
    ],
)
def test_a_missing_fact_that_changes_nothing_is_passed_over(judge, rule, fact):
    judged = judge(rule, **{k: v for k, v in MEETS[rule].items() if k != fact})
    assert judged.verdict is MET


@pytest.mark.parametrize(
    ("least", "most"),
    [
        pytest.param(MONTH, MONTH + 1, id="some checks may count"),
        pytest.param(None, MONTH + 1, id="a check without a date"),
    ],
)
def test_checks_that_may_count_leave_the_gap_unknown(judge, least, most):
    facts = {"health_gap_least": least, "health_gap_most": most}
    judged = judge(health_regularly, **MEETS[health_regularly] | facts)
    assert judged.verdict is UNKNOWN


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({}, MET, id="necessary, and back in time"),
        pytest.param({"identity_without_necessity": True}, BREACH, id="no necessity"),
        pytest.param({"identity_without_end": True}, BREACH, id="no end"),
        pytest.param({"identity_is_late": True}, BREACH, id="not back in time"),
        pytest.param({"identity_is_awaited": True}, PENDING, id="to be given back"),
        pytest.param({"identity_is_withheld": False}, NOT_APPLICABLE, id="not kept"),
        pytest.param({"identity_is_withheld": None}, UNKNOWN, id="not recorded"),
        pytest.param({"identity_without_necessity": None}, UNKNOWN, id="why unknown"),
        pytest.param({"identity_without_end": None}, UNKNOWN, id="end unknown"),
        pytest.param({"identity_is_late": None}, UNKNOWN, id="return unknown"),
        pytest.param({"identity_is_awaited": None}, UNKNOWN, id="whether out unknown"),
    ],
)
def test_the_draft_lets_identity_documents_be_withheld(judge, law, facts, verdict):
    given = {
        "identity_is_withheld": True,
        "identity_without_necessity": False,
        "identity_without_end": False,
        "identity_is_late": False,
        "identity_is_awaited": False,
    }
    draft = replace(law, edition=Edition.DRAFT)
    judged = judge(identity_documents, under=draft, **given | facts)
    assert judged.verdict is verdict


LIMITED = {
    ill_treatment_investigated: "investigation_is_late",
    death_investigated: "death_inquiry_is_late",
    trafficking_referral: "referral_is_late",
    outside_contact: "contact_in_time",
    health_on_admission: "checked_on_admission",
    health_regularly: None,
    care_given: "care_is_late",
}


@pytest.mark.parametrize("rule", LIMITED, ids=lambda rule: rule.id)
def test_a_figure_the_law_does_not_give_is_named(judge, law, rule):
    silent = replace(law, jurisdiction=Jurisdiction("XAB", "Nowhere"))
    facts = {k: v for k, v in MEETS[rule].items() if k != LIMITED[rule]}
    judged = judge(rule, under=silent, **facts)
    assert judged.verdict is UNKNOWN
    assert "the law of Nowhere" in judged.missing


def test_every_standard_of_the_group_is_here_once():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert len({rule.standard for rule in RULES}) == 15
    assert {rule.standard.group for rule in RULES} == {"treatment"}

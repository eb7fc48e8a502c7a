"""Each guarantee on one wide row: at the limit, over it, and each fact missing."""

from datetime import datetime, timedelta

import pytest

from habeas.engine import jurisdictions
from habeas.law.applied import Law
from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook.guarantees import RULES, consulate, counsel, court, notice

MET, BREACH, PENDING = Verdict.MET, Verdict.BREACH, Verdict.PENDING
UNKNOWN, NOT_APPLICABLE = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
BEGAN = datetime(2024, 1, 1)
DRAFT = Law(jurisdictions.load("model"), Edition.DRAFT)
ADOPTED = Law(jurisdictions.load("model"))
HALMORA = Law(jurisdictions.load("XAA"))
SILENT = Law(jurisdictions.load("GBR"))


def hour(number):
    return BEGAN + timedelta(hours=number)


def check(judge, rule, facts, verdict, under=ADOPTED):
    judged = judge(rule, under=under, **facts)
    assert judged.verdict is verdict
    if verdict is UNKNOWN:
        assert judged.missing
    return judged


# A duty owed once within 24 or 48 hours: the same table for each of its kind.
ONCE = [
    pytest.param({"at": 0}, 60, False, MET, id="at the limit"),
    pytest.param({"at": 0.1}, 60, False, BREACH, id="just over"),
    pytest.param({}, 60, False, BREACH, id="never"),
    pytest.param({}, 0, True, PENDING, id="not due yet"),
    pytest.param({}, 0, False, NOT_APPLICABLE, id="free before it was due"),
    pytest.param({"may_be_at": -1}, 60, False, UNKNOWN, id="not recorded how"),
    pytest.param({"at": 2, "may_be_at": -1}, 60, True, UNKNOWN, id="sound one late"),
    pytest.param({"may_be_at": 2}, 60, False, BREACH, id="late however it was done"),
    pytest.param({"kept": None}, 60, False, UNKNOWN, id="not kept"),
    pytest.param({}, None, False, UNKNOWN, id="end not recorded"),
    pytest.param({}, 0, None, UNKNOWN, id="running unknown"),
    pytest.param({"began_at": None}, 60, True, UNKNOWN, id="start not recorded"),
]
OWED = [
    pytest.param(notice.reasons_notified, "notices", 24, {}, DRAFT, id="reasons"),
    pytest.param(notice.reasons_notified, "notices", 0, {}, ADOPTED, id="at the start"),
    pytest.param(
        court.brought_before_a_court, "court", 48, {}, ADOPTED, id="before a court"
    ),
    pytest.param(
        consulate.consular_right_told,
        "consular_right",
        24,
        {},
        ADOPTED,
        id="consular right",
    ),
    pytest.param(
        counsel.counsel_assigned,
        "counsel",
        48,
        {"lacks_means": True},
        ADOPTED,
        id="counsel",
    ),
]


@pytest.mark.parametrize(("rule", "name", "limit", "more", "under"), OWED)
@pytest.mark.parametrize(("done", "until", "running", "verdict"), ONCE)
def test_what_is_owed_once(
    judge, rule, name, limit, more, under, done, until, running, verdict
):
    at, may_be_at = done.get("at"), done.get("may_be_at", done.get("at"))
    facts = {
        "began_at": done.get("began_at", BEGAN),
        "until": None if until is None else hour(limit + until),
        "is_running": running,
        f"{name}_kept": done.get("kept", True),
        f"{name}_at": None if at is None else hour(limit + at),
        f"{name}_may_be_at": None if may_be_at is None else hour(limit + may_be_at),
    }
    judged = check(judge, rule, facts | more, verdict, under)
    if verdict is BREACH:
        assert judged.since == hour(limit)


@pytest.mark.parametrize(
    ("rule", "name", "more"),
    [
        pytest.param(court.brought_before_a_court, "court", {}, id="court"),
        pytest.param(
            consulate.consular_right_told, "consular_right", {}, id="consular right"
        ),
        pytest.param(
            counsel.counsel_assigned, "counsel", {"lacks_means": True}, id="counsel"
        ),
    ],
)
def test_a_time_the_law_is_not_known_to_set_is_named(judge, rule, name, more):
    facts = {"began_at": BEGAN, "until": hour(99), "is_running": True} | more
    judged = check(
        judge,
        rule,
        facts | {f"{name}_kept": True, f"{name}_at": hour(1)},
        UNKNOWN,
        SILENT,
    )
    assert "United Kingdom" in judged.missing


@pytest.mark.parametrize(
    ("lacks", "verdict"),
    [
        pytest.param(False, NOT_APPLICABLE, id="has means"),
        pytest.param(None, UNKNOWN, id="not recorded"),
    ],
)
def test_counsel_is_owed_to_whoever_cannot_pay(judge, lacks, verdict):
    facts = {"began_at": BEGAN, "until": hour(99), "is_running": True}
    kept = {"counsel_kept": True, "lacks_means": lacks}
    check(judge, counsel.counsel_assigned, facts | kept, verdict)


@pytest.mark.parametrize(
    ("came", "rights", "until", "running", "draft", "adopted"),
    [
        pytest.param(True, True, 60, True, MET, MET, id="with rights"),
        pytest.param(True, False, 60, True, MET, BREACH, id="without rights"),
        pytest.param(False, False, 60, True, BREACH, BREACH, id="without order"),
        pytest.param(False, False, 24, True, PENDING, BREACH, id="within a day"),
        pytest.param(
            False, False, 24, False, NOT_APPLICABLE, BREACH, id="free within a day"
        ),
        pytest.param(None, None, 60, True, UNKNOWN, UNKNOWN, id="not recorded"),
        pytest.param(True, None, 60, True, MET, UNKNOWN, id="rights not recorded"),
        pytest.param(False, False, None, False, UNKNOWN, UNKNOWN, id="end unknown"),
        pytest.param(False, False, 24, None, UNKNOWN, BREACH, id="running unknown"),
    ],
)
def test_order_handed_over(judge, came, rights, until, running, draft, adopted):
    facts = {
        "began_at": BEGAN,
        "until": None if until is None else hour(until),
        "is_running": running,
        "order_came_along": came,
        "rights_came_along": rights,
    }
    check(judge, notice.order_handed_over, facts, draft, DRAFT)
    check(judge, notice.order_handed_over, facts, adopted, ADOPTED)


@pytest.mark.parametrize("what", ["hearing", "notice", "assessment"])
@pytest.mark.parametrize(
    ("foreign", "without", "verdict"),
    [
        pytest.param(True, False, MET, id="interpreted"),
        pytest.param(True, True, BREACH, id="not interpreted"),
        pytest.param(False, False, NOT_APPLICABLE, id="in a language understood"),
        pytest.param(None, None, UNKNOWN, id="language not recorded"),
        pytest.param(True, None, UNKNOWN, id="interpreter not recorded"),
    ],
)
def test_interpreter(judge, what, foreign, without, verdict):
    (rule,) = (r for r in RULES if r.id == f"interpreter/{what}")
    facts = {f"foreign_{what}": foreign, f"{what}_uninterpreted": without}
    check(judge, rule, facts, verdict)


@pytest.mark.parametrize(
    ("agreed", "signed", "kept", "at", "may_be_at", "verdict"),
    [
        pytest.param(True, 5, True, 5, 5, MET, id="before it was signed"),
        pytest.param(True, 5, True, 6, 6, BREACH, id="after it was signed"),
        pytest.param(True, 5, True, None, None, BREACH, id="never"),
        pytest.param(True, None, True, None, None, BREACH, id="never, day unknown"),
        pytest.param(False, None, True, None, None, NOT_APPLICABLE, id="no agreement"),
        pytest.param(True, 5, True, None, 3, UNKNOWN, id="language not recorded"),
        pytest.param(True, None, True, 3, 3, UNKNOWN, id="signature not dated"),
        pytest.param(True, 5, None, None, None, UNKNOWN, id="sessions not kept"),
        pytest.param(None, None, True, None, None, UNKNOWN, id="agreements not kept"),
    ],
)
def test_rights_information(judge, agreed, signed, kept, at, may_be_at, verdict):
    facts = {
        "agreed_to_return": agreed,
        "agreement_signed_at": None if signed is None else hour(signed),
        "sessions_kept": kept,
        "sessions_at": None if at is None else hour(at),
        "sessions_may_be_at": None if may_be_at is None else hour(may_be_at),
    }
    check(judge, notice.rights_information, facts, verdict)


@pytest.mark.parametrize(
    ("at_hearing", "by_order", "until", "running", "verdict"),
    [
        pytest.param(True, None, 60, True, MET, id="at a hearing"),
        pytest.param(None, True, 60, True, MET, id="by an order"),
        pytest.param(False, False, 49, True, BREACH, id="by no court"),
        pytest.param(False, False, 48, True, PENDING, id="an arrest still"),
        pytest.param(False, False, 48, False, NOT_APPLICABLE, id="an arrest alone"),
        pytest.param(None, False, 60, True, UNKNOWN, id="hearings not kept"),
        pytest.param(False, None, 60, True, UNKNOWN, id="orders not kept"),
        pytest.param(False, False, None, False, UNKNOWN, id="end not recorded"),
        pytest.param(False, False, 48, None, UNKNOWN, id="running unknown"),
    ],
)
def test_ordered_by_a_court(judge, at_hearing, by_order, until, running, verdict):
    facts = {
        "began_at": BEGAN,
        "until": None if until is None else hour(until),
        "is_running": running,
        "ordered_at_hearing": at_hearing,
        "ordered_by_court": by_order,
    }
    check(judge, court.ordered_by_a_court, facts, verdict)


DAY = 24
HEARD = {
    "began_at": BEGAN,
    "until": hour(40 * DAY),
    "is_running": True,
    "court_kept": True,
    "court_may_be_at": hour(DAY),
    "unheard_from": hour(DAY),
    "unheard_to": hour(31 * DAY),
    "maybe_unheard_from": hour(DAY),
    "maybe_unheard_to": hour(31 * DAY),
}
UNHEARD = {
    "began_at": BEGAN,
    "until": hour(30 * DAY),
    "is_running": True,
    "court_kept": True,
}


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param(HEARD, MET, id="at the limit"),
        pytest.param(
            HEARD | {"unheard_to": hour(32 * DAY), "maybe_unheard_to": hour(32 * DAY)},
            BREACH,
            id="just over",
        ),
        pytest.param(
            HEARD | {"unheard_to": hour(32 * DAY)},
            UNKNOWN,
            id="one between may have been a court",
        ),
        pytest.param(
            HEARD | {"unheard_from": None, "unheard_to": None},
            UNKNOWN,
            id="not recorded whether it was a court",
        ),
        pytest.param(UNHEARD, PENDING, id="never yet"),
        pytest.param(UNHEARD | {"until": hour(31 * DAY)}, BREACH, id="never"),
        pytest.param(UNHEARD | {"court_kept": None}, UNKNOWN, id="hearings not kept"),
        pytest.param(UNHEARD | {"until": None}, UNKNOWN, id="end not recorded"),
        pytest.param(UNHEARD | {"began_at": None}, UNKNOWN, id="start not recorded"),
        pytest.param(UNHEARD | {"is_running": None}, UNKNOWN, id="running unknown"),
    ],
)
def test_reviewed_by_a_court_periodically(judge, facts, verdict):
    check(judge, court.reviewed_by_a_court_periodically, facts, verdict)


@pytest.mark.parametrize(
    ("heard", "appeal", "verdict"),
    [
        pytest.param(True, True, MET, id="an appeal lies"),
        pytest.param(True, False, BREACH, id="none lies"),
        pytest.param(False, None, NOT_APPLICABLE, id="no court ruled"),
        pytest.param(True, None, UNKNOWN, id="not recorded"),
        pytest.param(None, None, UNKNOWN, id="hearings not kept"),
    ],
)
def test_an_appeal_lies(judge, heard, appeal, verdict):
    facts = {"was_heard": heard, "appeal_lies": appeal}
    check(judge, court.an_appeal_lies, facts, verdict)


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(court.ordered_by_a_court, id="ordered"),
        pytest.param(court.reviewed_by_a_court_periodically, id="periodic"),
        pytest.param(court.an_appeal_lies, id="appeal"),
    ],
)
def test_the_draft_does_not_ask_what_the_adopted_edition_added(judge, rule):
    check(judge, rule, {}, NOT_APPLICABLE, DRAFT)


# Rules of what the facts say late, awaited or not: the same table for each.
AWAITED = [
    pytest.param(True, False, False, MET, id="in time"),
    pytest.param(True, True, False, BREACH, id="late"),
    pytest.param(True, False, True, PENDING, id="not due yet"),
    pytest.param(False, None, None, NOT_APPLICABLE, id="does not arise"),
    pytest.param(None, None, None, UNKNOWN, id="table not kept"),
    pytest.param(True, None, False, UNKNOWN, id="moment not recorded"),
    pytest.param(True, False, None, UNKNOWN, id="running unknown"),
]


@pytest.mark.parametrize(
    ("rule", "arises", "name"),
    [
        pytest.param(
            court.release_order_obeyed, "release_was_ordered", "obeyed", id="release"
        ),
        pytest.param(
            consulate.consulate_told_when_asked,
            "asked_for_consulate",
            "answer",
            id="consulate",
        ),
        pytest.param(counsel.compensation, "was_found_unlawful", "claim", id="claim"),
    ],
)
@pytest.mark.parametrize(("has", "late", "awaited", "verdict"), AWAITED)
def test_what_is_owed_each_time(judge, rule, arises, name, has, late, awaited, verdict):
    facts = {
        arises: has,
        f"{name}_is_late": late,
        f"{name}_is_awaited": awaited,
        f"{name}_due_at": hour(5),
    }
    judged = check(judge, rule, facts, verdict, HALMORA)
    assert judged.since == (hour(5) if verdict is BREACH else None)


def test_a_time_for_claims_that_is_not_known_is_named(judge):
    judged = check(judge, counsel.compensation, {"was_found_unlawful": True}, UNKNOWN)
    assert judged.missing is not None


# Prohibitions: whether they arise, and whether they were broken.
FORBIDDEN = [
    pytest.param(True, False, MET, id="kept"),
    pytest.param(True, True, BREACH, id="broken"),
    pytest.param(False, None, NOT_APPLICABLE, id="does not arise"),
    pytest.param(None, None, UNKNOWN, id="not known whether it arises"),
    pytest.param(True, None, UNKNOWN, id="not recorded"),
]


@pytest.mark.parametrize(
    ("rule", "arises", "broken"),
    [
        pytest.param(
            court.reviewer_apart, "was_looked_at", "reviewer_is_tied", id="apart"
        ),
        pytest.param(
            court.reviewer_may_release,
            "was_looked_at",
            "reviewer_is_powerless",
            id="power",
        ),
        pytest.param(
            court.suspensive_remedy,
            "was_sent_away",
            "removed_while_pending",
            id="remedy",
        ),
        pytest.param(
            consulate.consulate_not_told_unasked,
            "consulate_was_told",
            "told_unasked",
            id="unasked",
        ),
        pytest.param(
            consulate.consular_refusal_respected,
            "seeks_protection",
            "exposed_to_origin",
            id="exposed",
        ),
    ],
)
@pytest.mark.parametrize(("arises_so", "broken_so", "verdict"), FORBIDDEN)
def test_what_is_forbidden(judge, rule, arises, broken, arises_so, broken_so, verdict):
    check(judge, rule, {arises: arises_so, broken: broken_so}, verdict)


@pytest.mark.parametrize(
    ("by_place", "to_helper", "verdict"),
    [
        pytest.param(False, False, MET, id="none refused"),
        pytest.param(True, None, BREACH, id="counsel refused"),
        pytest.param(None, True, BREACH, id="civil society refused"),
        pytest.param(None, False, UNKNOWN, id="counsel not kept"),
        pytest.param(False, None, UNKNOWN, id="contacts not kept"),
    ],
)
def test_counsel_has_access(judge, by_place, to_helper, verdict):
    facts = {"counsel_refused": by_place, "helper_refused": to_helper}
    check(judge, counsel.counsel_has_access, facts, verdict)


@pytest.mark.parametrize(
    ("decided", "sound", "copied", "has_counsel", "verdict"),
    [
        pytest.param(True, True, True, True, MET, id="sound, with a copy"),
        pytest.param(True, True, False, True, BREACH, id="no copy to counsel"),
        pytest.param(True, True, False, False, MET, id="no counsel to copy to"),
        pytest.param(True, False, True, True, BREACH, id="not handed over or reasoned"),
        pytest.param(False, None, None, None, NOT_APPLICABLE, id="no decision"),
        pytest.param(None, None, None, None, UNKNOWN, id="decisions not kept"),
        pytest.param(True, None, True, True, UNKNOWN, id="not recorded how"),
        pytest.param(True, True, None, True, UNKNOWN, id="copy not recorded"),
        pytest.param(True, True, False, None, UNKNOWN, id="counsel not recorded"),
    ],
)
def test_decision_notified(judge, decided, sound, copied, has_counsel, verdict):
    facts = {
        "was_decided": decided,
        "decisions_are_sound": sound,
        "counsel_had_copies": copied,
        "has_counsel": has_counsel,
    }
    check(judge, counsel.decision_notified, facts, verdict)


def test_each_guarantee_cites_both_editions():
    standards = {rule.standard.id: rule.standard for rule in RULES}
    assert len(standards) == 13
    for standard in standards.values():
        assert standard.paragraphs(Edition.DRAFT), standard.id
        assert standard.paragraphs(Edition.ADOPTED), standard.id

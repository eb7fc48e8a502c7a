"""Facts on the guarantees, from tables to verdicts."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from habeas.engine import jurisdictions
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.guarantees import RULES

MET, BREACH, PENDING = Verdict.MET, Verdict.BREACH, Verdict.PENDING
UNKNOWN, NOT_APPLICABLE = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
BEGAN = datetime(2024, 1, 1, 8)
END = 60


def hour(number):
    return None if number is None else BEGAN + timedelta(hours=number)


def held(key, **more):
    return {
        "custody_id": key,
        "person_id": f"person of {key}",
        "began_at": BEGAN,
        "ended_at": hour(END * 24),
        "detaining_authority_id": "police",
        "seeks_protection": True,
        "lacks_means": True,
        **more,
    }


def tables(**cases):
    """Turn, for each custody, its rows of each table into tables with keys."""
    made = {"custody": [held(key, **c.get("custody", {})) for key, c in cases.items()]}
    for key, case in cases.items():
        for name, rows in case.items():
            if name == "custody":
                continue
            whose = "person_id" if name == "language" else "custody_id"
            who = f"person of {key}" if name == "language" else key
            made.setdefault(name, []).extend(
                {f"{name}_id": f"{key} {n}", whose: who} | row
                for n, row in enumerate(rows)
            )
    return made


@pytest.fixture(scope="module")
def said(judged):
    law = Law(jurisdictions.load("XAA"))
    return partial(judged, Subject.CUSTODY, under=law, rules=RULES)


SPEAKS = [{"language": "prs", "is_understood": True}]
NOTICE = {
    "at": BEGAN,
    "language": "prs",
    "is_understood": None,
    "is_adapted": True,
    "copy_given": True,
    "order_id": "an order",
    "explains_rights": True,
    "interpreter_qualified": None,
}
ORDER = {
    "order_id": "an order",
    "kind": "detention",
    "authority_id": "court",
    "states_facts": True,
    "states_basis": True,
    "states_place": True,
}
FOREIGN = NOTICE | {"language": "hun"}
NOTICES = {
    "sound": ([NOTICE], SPEAKS, MET, MET, NOT_APPLICABLE),
    "late": ([NOTICE | {"at": hour(1)}], SPEAKS, BREACH, MET, NOT_APPLICABLE),
    "none": ([], SPEAKS, BREACH, BREACH, NOT_APPLICABLE),
    "foreign": ([FOREIGN], SPEAKS, BREACH, MET, UNKNOWN),
    "interpreted": (
        [FOREIGN | {"is_understood": True, "interpreter_qualified": True}],
        SPEAKS,
        MET,
        MET,
        MET,
    ),
    "not interpreted": (
        [FOREIGN | {"interpreter_qualified": False}],
        SPEAKS,
        BREACH,
        MET,
        BREACH,
    ),
    "said not to be understood": (
        [NOTICE | {"is_understood": False, "interpreter_qualified": False}],
        [],
        BREACH,
        MET,
        BREACH,
    ),
    "languages not recorded": ([NOTICE], [], UNKNOWN, MET, UNKNOWN),
    "language not understood": (
        [NOTICE],
        [{"language": "prs", "is_understood": False}],
        BREACH,
        MET,
        UNKNOWN,
    ),
    "no copy": ([NOTICE | {"copy_given": False}], SPEAKS, BREACH, MET, NOT_APPLICABLE),
    "copy not recorded": (
        [NOTICE | {"copy_given": None}],
        SPEAKS,
        UNKNOWN,
        MET,
        NOT_APPLICABLE,
    ),
    "not adapted, then sound": (
        [NOTICE | {"is_adapted": False}, NOTICE],
        SPEAKS,
        MET,
        MET,
        NOT_APPLICABLE,
    ),
    "not dated": ([NOTICE | {"at": None}], SPEAKS, UNKNOWN, MET, NOT_APPLICABLE),
    "no order told": (
        [NOTICE | {"order_id": None}],
        SPEAKS,
        MET,
        UNKNOWN,
        NOT_APPLICABLE,
    ),
    "no rights": (
        [NOTICE | {"explains_rights": False}],
        SPEAKS,
        MET,
        BREACH,
        NOT_APPLICABLE,
    ),
}


@pytest.fixture(scope="module")
def noticed(said):
    cases = {
        key: {"notice": given, "language": speaks}
        for key, (given, speaks, *_) in NOTICES.items()
    }
    made = tables(**cases)
    made["order"] = [ORDER | {"custody_id": "none"}]
    return said(**made)


@pytest.mark.parametrize("key", NOTICES)
def test_notices(noticed, key):
    *_, reasons, order, interpreter = NOTICES[key]
    row = noticed[key]
    assert row["reasons-notified"] is reasons
    assert row["order-handed-over"] is order
    assert row["interpreter/notice"] is interpreter


def test_an_order_that_lacks_the_place_is_none(said):
    made = tables(c={"notice": [NOTICE], "order": [ORDER | {"states_place": False}]})
    assert said(**made)["c"]["order-handed-over"] is BREACH


HEARING = {
    "applied_at": None,
    "at": hour(40),
    "authority_id": "court",
    "is_court": True,
    "may_release": True,
    "ordered_detention": True,
    "ordered_release": False,
    "obeyed_at": None,
    "appeal_available": True,
    "language": "hun",
    "interpreter_qualified": True,
}
FREED = HEARING | {"ordered_release": True, "at": hour(30 * 24 + 40)}
COURT = [
    "brought-before-a-court",
    "ordered-by-a-court",
    "periodic",
    "appeal",
    "release-order-obeyed",
]
HEARINGS = {
    "in time, and again": (
        [HEARING, HEARING | {"at": hour(30 * 24 + 40)}],
        (MET, MET, MET, MET, NOT_APPLICABLE),
    ),
    "once": ([HEARING], (MET, MET, BREACH, MET, NOT_APPLICABLE)),
    "late": (
        [HEARING | {"at": hour(49)}, FREED],
        (BREACH, MET, MET, MET, BREACH),
    ),
    "none": ([], (BREACH, BREACH, BREACH, NOT_APPLICABLE, NOT_APPLICABLE)),
    "applied for": (
        [HEARING | {"applied_at": hour(1), "at": None}],
        (BREACH, BREACH, BREACH, NOT_APPLICABLE, NOT_APPLICABLE),
    ),
    "not a court": (
        [HEARING | {"is_court": False}],
        (BREACH, BREACH, BREACH, NOT_APPLICABLE, NOT_APPLICABLE),
    ),
    "perhaps a court": (
        [HEARING | {"is_court": None}],
        (UNKNOWN, UNKNOWN, BREACH, UNKNOWN, NOT_APPLICABLE),
    ),
    "without appeal": (
        [HEARING | {"appeal_available": False}],
        (MET, MET, BREACH, BREACH, NOT_APPLICABLE),
    ),
    "obeyed": (
        [HEARING, FREED | {"obeyed_at": hour(30 * 24 + 64)}],
        (MET, MET, MET, MET, MET),
    ),
    "obeyed late": (
        [HEARING, FREED | {"obeyed_at": hour(30 * 24 + 65)}],
        (MET, MET, MET, MET, BREACH),
    ),
}


@pytest.fixture(scope="module")
def heard(said):
    cases = {
        key: {
            "hearing": given,
            "custody": {"ended_at": hour(59 * 24)},
            "language": SPEAKS,
        }
        for key, (given, _) in HEARINGS.items()
    }
    made = tables(**cases)
    return said(**made, order=[])


@pytest.mark.parametrize("key", HEARINGS)
def test_hearings(heard, key):
    row = heard[key]
    found = tuple(row[f"judicial-review/{aspect}"] for aspect in COURT)
    assert found == HEARINGS[key][1]


BODIES = [
    ("state", None, "ministry"),
    ("interior", "state", "ministry"),
    ("police", "interior", "police"),
    ("bureau", "police", "immigration"),
    ("court", "state", "court"),
    ("lost", "nowhere", "other"),
]
AUTHORITIES = [
    {"authority_id": body, "parent_id": above, "kind": kind}
    for body, above, kind in BODIES
]
LOOKS = {
    "a court": ("court", True, "police", (MET, MET)),
    "the body that holds": ("police", True, "police", (BREACH, MET)),
    "a body under it": ("bureau", True, "police", (BREACH, MET)),
    "a body above it": ("interior", True, "police", (MET, MET)),
    "the body that ordered": ("interior", True, "interior", (BREACH, MET)),
    "the court that ordered": ("court", True, "court", (MET, MET)),
    "without power": ("court", False, "police", (MET, BREACH)),
    "power not recorded": ("court", None, "police", (MET, UNKNOWN)),
    "body not recorded": (None, True, "police", (UNKNOWN, MET)),
    "body not on record": ("elsewhere", True, "police", (UNKNOWN, MET)),
    "line not on record": ("lost", True, "police", (UNKNOWN, MET)),
    "who ordered not recorded": ("court", True, None, (UNKNOWN, MET)),
}


def looked(keys=LOOKS):
    cases = {
        key: {
            "review": [{"authority_id": LOOKS[key][0], "may_release": LOOKS[key][1]}],
            "order": [{"kind": "detention", "authority_id": LOOKS[key][2]}],
        }
        for key in keys
    }
    return tables(**cases)


@pytest.fixture(scope="module")
def reviewed(said):
    made = looked()
    made["custody"].append(held("nobody"))
    return said(**made, authority=AUTHORITIES, hearing=[])


@pytest.mark.parametrize("key", LOOKS)
def test_reviewers(reviewed, key):
    row = reviewed[key]
    found = row["reviewer-independent/apart"], row["reviewer-independent/may-release"]
    assert found == LOOKS[key][3]


def test_without_any_review_independence_does_not_arise(reviewed):
    assert reviewed["nobody"]["reviewer-independent/apart"] is NOT_APPLICABLE


def test_reviews_alone_are_enough_for_a_breach_and_not_for_met(said):
    rows = said(**looked(("a court", "the body that holds")), authority=AUTHORITIES)
    assert rows["a court"]["reviewer-independent/apart"] is UNKNOWN
    assert rows["the body that holds"]["reviewer-independent/apart"] is BREACH


def event(kind, at, **more):
    return {
        "kind": kind,
        "at": hour(at),
        "language": "prs",
        "is_country_of_origin": True,
        **more,
    }


TOLD, ASKED = event("told_of_right", 2), event("requested", 5)
CONSULAR = {
    # told of the right, not told unasked, told when asked, refusal respected
    "asked and told": (
        [TOLD, ASKED, event("notified", 29)],
        (MET, MET, MET, MET),
    ),
    "told too late": (
        [TOLD, ASKED, event("notified", 30)],
        (MET, MET, BREACH, MET),
    ),
    "never told": ([TOLD, ASKED], (MET, NOT_APPLICABLE, BREACH, MET)),
    "told in the same hour": ([ASKED, event("notified", 5)], (BREACH, MET, MET, MET)),
    "told before": (
        [TOLD, event("notified", 4), ASKED],
        (MET, BREACH, MET, BREACH),
    ),
    "told unasked": (
        [TOLD, event("notified", 4)],
        (MET, BREACH, NOT_APPLICABLE, BREACH),
    ),
    "declined": (
        [TOLD, event("declined", 3), event("notified", 4)],
        (MET, BREACH, NOT_APPLICABLE, BREACH),
    ),
    "taken back": (
        [TOLD, ASKED, event("declined", 6), event("notified", 7)],
        (MET, BREACH, MET, BREACH),
    ),
    "taken back in time": (
        [TOLD, ASKED, event("declined", 6)],
        (MET, NOT_APPLICABLE, MET, MET),
    ),
    "another State's": (
        [TOLD, event("notified", 4, is_country_of_origin=False)],
        (MET, BREACH, NOT_APPLICABLE, MET),
    ),
    "whose is not recorded": (
        [TOLD, event("notified", 4, is_country_of_origin=None)],
        (MET, BREACH, NOT_APPLICABLE, UNKNOWN),
    ),
    "access unasked": (
        [TOLD, event("access_given", 4)],
        (MET, NOT_APPLICABLE, NOT_APPLICABLE, BREACH),
    ),
    "request not dated": (
        [TOLD, event("requested", None), event("notified", 4)],
        (MET, UNKNOWN, UNKNOWN, UNKNOWN),
    ),
    "kind not recorded": (
        [TOLD, event(None, 3), event("notified", 4)],
        (MET, UNKNOWN, NOT_APPLICABLE, UNKNOWN),
    ),
    "told late of the right": (
        [event("told_of_right", 25)],
        (BREACH, NOT_APPLICABLE, NOT_APPLICABLE, MET),
    ),
    "told in another language": (
        [event("told_of_right", 2, language="hun")],
        (BREACH, NOT_APPLICABLE, NOT_APPLICABLE, MET),
    ),
    "nothing": ([], (BREACH, NOT_APPLICABLE, NOT_APPLICABLE, MET)),
}
STANDARDS = [
    "consular-right-told",
    "consular-only-on-request/not-unasked",
    "consular-only-on-request/told-when-asked",
    "consular-refusal-respected",
]


@pytest.fixture(scope="module")
def consular(said):
    cases = {
        key: {"consular_event": events, "language": SPEAKS}
        for key, (events, _) in CONSULAR.items()
    }
    return said(**tables(**cases))


@pytest.mark.parametrize("key", CONSULAR)
def test_consulates(consular, key):
    found = tuple(consular[key][standard] for standard in STANDARDS)
    assert found == CONSULAR[key][1]


REMEDY = {"filed_at": hour(10), "decided_at": None, "is_suspensive": True}
REMOVAL = {"at": hour(50)}
DECISION = {
    "is_reasoned": True,
    "is_written": True,
    "handed_over": True,
    "copied_to_counsel": True,
}
COUNSEL = {"assigned_at": hour(48), "is_free": True, "access_refused": False}
FINDING = {"found_at": BEGAN, "claim_opened_at": hour(30 * 24)}
SESSION = {"at": hour(1), "language": "prs"}
AGREEMENT = {"signed_at": hour(2)}
REST = {
    "pending": (
        "suspensive-remedy",
        {"remedy": [REMEDY], "removal": [REMOVAL]},
        BREACH,
    ),
    "decided before": (
        "suspensive-remedy",
        {"remedy": [REMEDY | {"decided_at": hour(50)}], "removal": [REMOVAL]},
        MET,
    ),
    "decided after": (
        "suspensive-remedy",
        {"remedy": [REMEDY | {"decided_at": hour(51)}], "removal": [REMOVAL]},
        BREACH,
    ),
    "filed after": (
        "suspensive-remedy",
        {"remedy": [REMEDY | {"filed_at": hour(51)}], "removal": [REMOVAL]},
        MET,
    ),
    "not suspensive": (
        "suspensive-remedy",
        {"remedy": [REMEDY | {"is_suspensive": False}], "removal": [REMOVAL]},
        MET,
    ),
    "suspensive or not": (
        "suspensive-remedy",
        {"remedy": [REMEDY | {"is_suspensive": None}], "removal": [REMOVAL]},
        UNKNOWN,
    ),
    "no remedy": ("suspensive-remedy", {"removal": [REMOVAL]}, MET),
    "not removed": ("suspensive-remedy", {"remedy": [REMEDY]}, NOT_APPLICABLE),
    "counsel": ("legal-aid/counsel", {"counsel": [COUNSEL]}, MET),
    "counsel late": (
        "legal-aid/counsel",
        {"counsel": [COUNSEL | {"assigned_at": hour(49)}]},
        BREACH,
    ),
    "counsel for money": (
        "legal-aid/counsel",
        {"counsel": [COUNSEL | {"is_free": False}]},
        BREACH,
    ),
    "counsel, pay unknown": (
        "legal-aid/counsel",
        {"counsel": [COUNSEL | {"is_free": None}]},
        UNKNOWN,
    ),
    "counsel not refused": ("legal-aid/access", {"counsel": [COUNSEL]}, MET),
    "counsel refused": (
        "legal-aid/access",
        {"counsel": [COUNSEL | {"access_refused": True}]},
        BREACH,
    ),
    "clinic refused": (
        "legal-aid/access",
        {"contact": [{"kind": "civil_society", "was_refused": True}]},
        BREACH,
    ),
    "family refused": (
        "legal-aid/access",
        {"contact": [{"kind": "family", "was_refused": True}]},
        MET,
    ),
    "decided": (
        "decision-notified",
        {"decision": [DECISION], "counsel": [COUNSEL]},
        MET,
    ),
    "decided, no copy": (
        "decision-notified",
        {
            "decision": [DECISION | {"copied_to_counsel": False}],
            "counsel": [COUNSEL],
        },
        BREACH,
    ),
    "decided, no counsel": (
        "decision-notified",
        {"decision": [DECISION | {"copied_to_counsel": False}]},
        MET,
    ),
    "one of two not written": (
        "decision-notified",
        {"decision": [DECISION, DECISION | {"is_written": False}]},
        BREACH,
    ),
    "claimed": ("compensation", {"unlawfulness": [FINDING]}, MET),
    "claimed late": (
        "compensation",
        {"unlawfulness": [FINDING | {"claim_opened_at": hour(30 * 24 + 1)}]},
        BREACH,
    ),
    "not claimed": (
        "compensation",
        {"unlawfulness": [FINDING | {"claim_opened_at": None}]},
        BREACH,
    ),
    "found of late": (
        "compensation",
        {"unlawfulness": [{"found_at": datetime(2024, 6, 20)}]},
        PENDING,
    ),
    "found, not dated": (
        "compensation",
        {"unlawfulness": [FINDING | {"found_at": None}]},
        UNKNOWN,
    ),
    "nothing found": ("compensation", {}, NOT_APPLICABLE),
    "told, then signed": (
        "rights-information",
        {
            "information_session": [SESSION],
            "return_agreement": [AGREEMENT],
            "language": SPEAKS,
        },
        MET,
    ),
    "signed, then told": (
        "rights-information",
        {
            "information_session": [SESSION | {"at": hour(3)}],
            "return_agreement": [AGREEMENT],
            "language": SPEAKS,
        },
        BREACH,
    ),
    "told in who knows what": (
        "rights-information",
        {
            "information_session": [SESSION | {"language": None}],
            "return_agreement": [AGREEMENT],
            "language": SPEAKS,
        },
        UNKNOWN,
    ),
    "signed, never told": (
        "rights-information",
        {"return_agreement": [AGREEMENT]},
        BREACH,
    ),
    "assessed in a foreign language": (
        "interpreter/assessment",
        {
            "assessment": [{"language": "hun", "interpreter_qualified": False}],
            "language": SPEAKS,
        },
        BREACH,
    ),
    "heard in a language understood": (
        "interpreter/hearing",
        {
            "hearing": [{"language": "prs", "interpreter_qualified": None}],
            "language": SPEAKS,
        },
        NOT_APPLICABLE,
    ),
}


@pytest.fixture(scope="module")
def rest(said):
    return said(**tables(**{key: case for key, (_, case, _) in REST.items()}))


@pytest.mark.parametrize("key", REST)
def test_the_rest(rest, key):
    standard, _, verdict = REST[key]
    assert rest[key][standard] is verdict


def test_tables_that_are_not_kept_pass_nobody(said):
    row = said(custody=[held("c")])["c"]
    assert {row[rule.id] for rule in RULES} == {UNKNOWN}


def test_tables_kept_and_empty_say_that_nothing_was_done(said):
    names = ("notice", "order", "hearing", "consular_event", "counsel", "contact")
    row = said(custody=[held("c")], **{name: [] for name in names})["c"]
    assert row["reasons-notified"] is BREACH
    assert row["order-handed-over"] is BREACH
    assert row["judicial-review/brought-before-a-court"] is BREACH
    assert row["consular-right-told"] is BREACH
    assert row["legal-aid/counsel"] is BREACH
    assert row["legal-aid/access"] is MET

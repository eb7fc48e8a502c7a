from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.treatment.belongings import RULES

INVENTORY, ESSENTIAL, IDENTITY = (
    "property-inventory",
    "essentials-kept",
    "identity-documents",
)
TAKEN = datetime(2024, 5, 1, 9)
IN_TIME = TAKEN + timedelta(hours=24)
LATE = IN_TIME + timedelta(seconds=1)
ENDED = datetime(2024, 6, 10)
NOW = datetime(2024, 7, 1)
BREACH, MET, UNKNOWN = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
PENDING, NOT_APPLICABLE = Verdict.PENDING, Verdict.NOT_APPLICABLE


@pytest.fixture
def draft(model):
    return replace(model, edition=Edition.DRAFT)


def taken(**more):
    return {
        "category": "phone",
        "taken_at": TAKEN,
        "inventoried_at": IN_TIME,
        "is_withheld": False,
        "returned_at": ENDED,
        "compensated_at": None,
        **more,
    }


def identity(**more):
    return {
        "category": "identity_document",
        "is_withheld": True,
        "necessity_recorded": True,
        "withheld_until": datetime(2024, 5, 20),
        "returned_at": datetime(2024, 5, 20),
        **more,
    }


def test_what_is_taken_is_inventoried_and_given_back(cases, row, held):
    told = {
        "at the limit": ([taken()], MET),
        "inventory late": ([taken(inventoried_at=LATE)], BREACH),
        "no inventory": ([taken(inventoried_at=None)], BREACH),
        "back late": ([taken(returned_at=ENDED + timedelta(seconds=1))], BREACH),
        "never back": ([taken(returned_at=None)], BREACH),
        "lost, paid for": ([taken(returned_at=None, compensated_at=NOW)], MET),
        "one of two": ([taken(), taken(returned_at=None)], BREACH),
        "left with the person": (
            [taken(taken_at=None, inventoried_at=None, returned_at=None)],
            NOT_APPLICABLE,
        ),
        "withheld, not known since when": (
            [taken(taken_at=None, is_withheld=True)],
            UNKNOWN,
        ),
        "running": ([taken(returned_at=None)], PENDING),
        "running, back": ([taken(returned_at=LATE)], MET),
        "running, no inventory": ([taken(inventoried_at=None)], BREACH),
        "just arrived": (
            [
                taken(
                    taken_at=NOW - timedelta(hours=24),
                    inventoried_at=None,
                    returned_at=None,
                )
            ],
            PENDING,
        ),
        "no end known": ([taken(returned_at=None)], BREACH),
        "no end known, back": ([taken()], UNKNOWN),
        "nothing": ([], NOT_APPLICABLE),
    }
    custody = [
        held(
            key,
            ended_at=None if key.startswith(("running", "just", "no end")) else ENDED,
            end_not_known=key.startswith("no end"),
        )
        for key in told
    ]
    rows = [
        row("property_item", key, **one)
        for key, (many, _) in told.items()
        for one in many
    ]
    found = cases(RULES, (), custody=custody, property_item=rows)
    assert {key: row[INVENTORY] for key, row in found.items()} == {
        key: verdict for key, (_, verdict) in told.items()
    }
    assert found["no inventory"]["property_inventory__since"] == IN_TIME
    assert found["never back"]["property_inventory__since"] == ENDED


def test_essential_things_are_not_withheld(cases, row):
    told = {
        "medicine": ("medicine", True, BREACH),
        "assistive_device": ("assistive_device", True, BREACH),
        "contact_list": ("contact_list", True, BREACH),
        "identity_document": ("identity_document", True, BREACH),
        "left": ("medicine", False, MET),
        "money": ("money", True, MET),
        "blank": ("medicine", None, UNKNOWN),
        "what is blank": (None, True, UNKNOWN),
    }
    rows = [
        row("property_item", key, category=what, is_withheld=withheld)
        for key, (what, withheld, _) in told.items()
    ]
    found = cases(RULES, (*told, "nothing"), property_item=rows)
    assert {key: row[ESSENTIAL] for key, row in found.items()} == {
        **{key: verdict for key, (*_, verdict) in told.items()},
        "nothing": MET,
    }


def test_identity_documents_under_either_edition(facts, row, held, draft, model):
    by = datetime(2024, 5, 20)
    told = {
        "back in time": (identity(), MET),
        "not necessary": (identity(necessity_recorded=False), BREACH),
        "necessity blank": (identity(necessity_recorded=None), UNKNOWN),
        "no end": (identity(withheld_until=None), BREACH),
        "back late": (identity(returned_at=by + timedelta(seconds=1)), BREACH),
        "never back": (identity(returned_at=None), BREACH),
        "not back at release": (
            identity(withheld_until=NOW, returned_at=ENDED + timedelta(days=1)),
            BREACH,
        ),
        "waits": (identity(withheld_until=NOW, returned_at=None), PENDING),
        "withholding blank": (identity(is_withheld=None), UNKNOWN),
        "left": (identity(is_withheld=False), NOT_APPLICABLE),
    }
    custody = [held(key, ended_at=None if key == "waits" else ENDED) for key in told]
    rows = [row("property_item", key, **one) for key, (one, _) in told.items()]
    tables = {"custody": [*custody, held("nothing")], "property_item": rows}
    found = facts(Subject.CUSTODY, rules=RULES, under=draft, **tables)
    assert {key: row[IDENTITY] for key, row in found.items()} == {
        **{key: verdict for key, (_, verdict) in told.items()},
        "nothing": NOT_APPLICABLE,
    }
    found = facts(Subject.CUSTODY, rules=RULES, under=model, **tables)
    assert {key: row[IDENTITY] for key, row in found.items()} == {
        **dict.fromkeys(told, BREACH),
        "withholding blank": UNKNOWN,
        "left": MET,
        "nothing": MET,
    }


def test_columns_not_kept_claim_nothing(cases, row):
    rows = [row("property_item", "c", category="medicine", taken_at=TAKEN)]
    found = cases(RULES, ["c"], property_item=rows)["c"]
    assert [found[rule] for rule in (INVENTORY, ESSENTIAL, IDENTITY)] == [
        UNKNOWN,
        UNKNOWN,
        MET,
    ]
    unkept = cases(RULES, ["c"])["c"]
    assert [unkept[rule] for rule in (INVENTORY, ESSENTIAL, IDENTITY)] == [UNKNOWN] * 3

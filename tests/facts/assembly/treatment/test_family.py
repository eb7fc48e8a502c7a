from datetime import datetime, timedelta

from habeas.law.verdict import Verdict
from habeas.rulebook.treatment.family import RULES

UNITY, CONTACT = "family-unity", "outside-contact"
BEGAN = datetime(2024, 5, 1)
IN_TIME = BEGAN + timedelta(hours=24)
LATE = IN_TIME + timedelta(seconds=1)
NOW = datetime(2024, 7, 1)
BREACH, MET, UNKNOWN = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
PENDING, NOT_APPLICABLE = Verdict.PENDING, Verdict.NOT_APPLICABLE


def day(number):
    return datetime(2024, 5, number)


def place(row, custody, where, began=BEGAN, ended=datetime(2024, 6, 10)):
    return row("placement", custody, place_id=where, began_at=began, ended_at=ended)


def tie(one, other, **more):
    return {
        "family_link_id": f"{one}-{other}",
        "person_id": one,
        "relative_id": other,
        "relation": "spouse",
        "wishes_to_be_together": True,
        **more,
    }


def test_relatives_are_apart_where_their_places_differ_at_one_time(cases, row, held):
    together = ("together", "together's")
    pairs = {
        "together": [("x", "x"), True, MET],
        "apart": [("x", "y"), True, BREACH],
        "apart by wish": [("x", "y"), False, NOT_APPLICABLE],
        "wish blank": [("x", "y"), None, UNKNOWN],
        "together, wish blank": [("x", "x"), None, UNKNOWN],
        "place blank": [("x", None), True, UNKNOWN],
    }
    custody, links, placements = [], [], []
    for key, ((own, theirs), wishes, _) in pairs.items():
        custody += [held(key), held(f"{key}'s")]
        links.append(tie(key, f"{key}'s", wishes_to_be_together=wishes))
        placements += [place(row, key, own), place(row, f"{key}'s", theirs)]
    custody += [held("unplaced"), held("unplaced's")]
    links.append(tie("unplaced", "unplaced's"))
    custody += [held("before", ended_at=day(9)), held("before's", began_at=day(9))]
    links.append(tie("before", "before's"))
    custody += [
        held("parted"),
        held("parted's"),
        held("lone"),
        held("?", person_id=None),
    ]
    links.append(tie("parted", "parted's"))
    placements += [
        place(row, "parted", "x"),
        place(row, "parted's", "x", ended=day(7)),
        place(row, "parted's", "y", began=day(7)),
    ]
    found = cases(RULES, (), custody=custody, family_link=links, placement=placements)
    asked = (*pairs, "unplaced", "before", "parted", "lone", "?", together[1])
    assert {key: found[key][UNITY] for key in asked} == {
        **{key: verdict for key, (*_, verdict) in pairs.items()},
        "unplaced": UNKNOWN,
        "before": NOT_APPLICABLE,
        "parted": BREACH,
        "lone": NOT_APPLICABLE,
        "?": UNKNOWN,
        "together's": NOT_APPLICABLE,
    }
    assert found["parted"]["family_unity__since"] == day(7)
    assert found["apart"]["family_unity__since"] == BEGAN


def test_without_placements_or_ties_it_cannot_be_told(cases, held):
    custody = [held("a"), held("b"), held("c")]
    found = cases(RULES, (), custody=custody, family_link=[tie("a", "b")])
    assert {key: row[UNITY] for key, row in found.items()} == {
        "a": UNKNOWN,
        "b": NOT_APPLICABLE,
        "c": NOT_APPLICABLE,
    }
    assert cases(RULES, ["a"], family_link=[])["a"][UNITY] is NOT_APPLICABLE
    assert cases(RULES, ["a"])["a"][UNITY] is UNKNOWN


def test_contact_is_offered_in_time_and_refused_for_a_reason(cases, row, held):
    def offer(at, *, refused=False, reasoned=None):
        return {
            "kind": "family",
            "at": at,
            "was_refused": refused,
            "refusal_reasoned": reasoned,
        }

    refused = offer(IN_TIME, refused=True, reasoned=True)
    unreasoned = offer(IN_TIME, refused=True, reasoned=False)
    told = {
        "at 24 hours": ([offer(IN_TIME)], MET),
        "just over": ([offer(LATE)], BREACH),
        "refused": ([refused], BREACH),
        "refused once": ([refused, offer(IN_TIME)], MET),
        "refused for no reason": ([unreasoned, offer(IN_TIME)], BREACH),
        "reason blank": (
            [offer(IN_TIME, refused=True), offer(IN_TIME)],
            UNKNOWN,
        ),
        "refusal blank": ([offer(IN_TIME, refused=None)], UNKNOWN),
        "undated": ([offer(None)], UNKNOWN),
        "none": ([], BREACH),
        "soon released": ([], NOT_APPLICABLE),
        "soon released, refused for no reason": ([unreasoned], BREACH),
        "just arrived": ([], PENDING),
        "no end known": ([], UNKNOWN),
    }
    unusual = {
        "soon released": {"ended_at": IN_TIME},
        "soon released, refused for no reason": {"ended_at": IN_TIME},
        "just arrived": {"began_at": NOW - timedelta(hours=24), "ended_at": None},
        "no end known": {"ended_at": None, "end_not_known": True},
    }
    custody = [held(key, **unusual.get(key, {})) for key in told]
    rows = [
        row("contact", key, **one) for key, (many, _) in told.items() for one in many
    ]
    found = cases(RULES, (), custody=custody, contact=rows)
    assert {key: row[CONTACT] for key, row in found.items()} == {
        key: verdict for key, (_, verdict) in told.items()
    }
    assert found["refused once"]["contact_refusals"] == 1
    assert found["none"]["contact_refusals"] == 0
    assert found["just arrived"]["outside_contact__due"] == NOW
    assert cases(RULES, ["c"])["c"][CONTACT] is UNKNOWN

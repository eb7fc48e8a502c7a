"""Recommendations are found by words, phrases and filters, alike on both databases."""

import datetime as dt

import pytest
from django.urls import reverse

from habeas.web.supervision.actions.finding import keep_words
from habeas.web.supervision.models import Recommendation, Words
from habeas.web.supervision.queries.sought import MOST, found
from habeas.web.trail.actions import SYSTEM, correct, record, record_many, withdraw

pytestmark = pytest.mark.django_db


def recommendation(place, text, **more):
    said = {
        "symbol": "CMW/C/XAA/CO/2",
        "state": "XAA",
        "body": "CMW",
        "kind": "recommendation",
        "verb": "urges",
        "adopted_on": dt.date(2025, 1, int(place)),
    }
    return record(Recommendation(place=place, text=text, **{**said, **more}), by=SYSTEM)


@pytest.fixture(autouse=True)
def asked():
    recommendation("1", "End the détention of children, and free the detained.")
    recommendation("2", "Train judges; children of judges too.", state="XBB")
    recommendation("3", "أن تكفل الاحتجاز القصير", themes=["detention"])
    recommendation("4", "缔约国应当释放儿童", articles=["16", "17"], body="CRC")


@pytest.mark.parametrize(
    ("said", "places"),
    [
        pytest.param({}, "4321", id="all, the newest first"),
        pytest.param({"q": "children"}, "21", id="a word"),
        pytest.param({"q": "Detention"}, "1", id="without its accent and case"),
        pytest.param({"q": "detain"}, "1", id="how it begins"),
        pytest.param({"q": "end"}, "1", id="a short word, whole"),
        pytest.param({"q": "tra"}, "", id="a short word is no beginning"),
        pytest.param({"q": "tra*"}, "2", id="unless it is said"),
        pytest.param({"q": "children judges"}, "2", id="all words"),
        pytest.param({"q": '"children of judges"'}, "2", id="a phrase"),
        pytest.param({"q": '"judges of children"'}, "", id="in its order"),
        pytest.param({"q": "children -judges"}, "1", id="without a word"),
        pytest.param({"q": 'children -"detention of"'}, "2", id="without a phrase"),
        pytest.param({"q": "-judges"}, "", id="nothing but what is left out"),
        pytest.param({"q": "الاحتجاز"}, "3", id="Arabic"),
        pytest.param({"q": "احتجاز"}, "3", id="Arabic without the article"),
        pytest.param({"q": "儿童"}, "4", id="Chinese"),
        pytest.param({"q": "CMW/C/XAA/CO/2 train"}, "2", id="a symbol"),
        pytest.param({"state": "XBB"}, "2", id="a State"),
        pytest.param({"state": "XAA", "q": "children"}, "1", id="a State and a word"),
        pytest.param({"theme": "detention"}, "3", id="a theme"),
        pytest.param({"article": "17"}, "4", id="an article"),
        pytest.param({"body": "CRC"}, "4", id="a body"),
        pytest.param({"verb": "urges", "kind": "concern"}, "", id="no such kind"),
        pytest.param({"q": "') OR 1=1 & | ! :* NEAR("}, "", id="no operator but ours"),
        pytest.param({"q": '"'}, "4321", id="a quote alone asks for nothing"),
    ],
)
def test_found(said, places):
    assert [one.place for one in found(said).recommendations] == list(places)


def test_too_many_are_cut_and_the_page_says_so(client):
    many = [
        Recommendation(symbol="A", place=str(n), text="Free them.", kind="concern")
        for n in range(MOST + 1)
    ]
    keep_words(record_many(many, by=SYSTEM))
    asked = found({"q": "free them"})
    assert (asked.is_cut, asked.recommendations.count()) == (True, MOST)
    assert not found({"q": "detained"}).is_cut
    page = client.get(reverse("supervision:recommendations"), {"q": "free them"})
    assert "were found: these are" in page.content.decode()


def test_words_follow_a_correction_and_go_with_a_withdrawal():
    one = Recommendation.objects.get(place="1")
    one = correct(one, {"text": "Free them."}, by=SYSTEM, reason="misread", seen=1)
    assert not found({"q": "detained"}).recommendations
    assert found({"q": "free"}).recommendations.get() == one
    withdraw(one, by=SYSTEM, reason="not said", seen=2)
    assert not found({"q": "free"}).recommendations
    assert Words.objects.count() == 3

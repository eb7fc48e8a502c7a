"""The law and the facts speak of the same places, regimes and alternatives."""

import pytest

from habeas.facts import vocabulary
from habeas.law.alternative import Alternative
from habeas.law.limit import Regime
from habeas.law.place_type import PlaceType


@pytest.mark.parametrize("of_the_law", [Alternative, Regime, PlaceType])
def test_the_facts_use_the_words_of_the_law(of_the_law):
    of_the_facts = getattr(vocabulary, of_the_law.__name__)
    assert {str(name) for name in of_the_facts} == {str(name) for name in of_the_law}


def test_alternatives_stand_from_the_lightest_to_the_heaviest():
    ranks = [alternative.restrictiveness for alternative in Alternative]
    assert ranks == sorted(ranks)
    assert Alternative.RELEASE.restrictiveness == 0

"""Recommendations that ask alike are gathered, and others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.treaty.clusters import clusters_of

CHILDREN = (
    "The Committee urges the State to end the detention of unaccompanied children."
)
ALSO = "The State should end the detention of all unaccompanied children at once."
CONSULS = "The Committee recommends training consular staff who protect workers."
ALONE = "The Committee invites the State to ratify the Optional Protocol on torture."


@pytest.mark.parametrize(
    ("texts", "gathered"),
    [
        pytest.param([], [], id="none"),
        pytest.param([CHILDREN], [], id="one alone"),
        pytest.param([CHILDREN, CHILDREN], [[0, 1]], id="the same twice"),
        pytest.param([CHILDREN, CONSULS, ALSO, ALONE], [[0, 2]], id="alike"),
        pytest.param([CONSULS, ALONE], [], id="standing phrases alone"),
        pytest.param(
            [CONSULS, CHILDREN, CONSULS, ALSO, CHILDREN],
            [[1, 3, 4], [0, 2]],
            id="the largest first",
        ),
    ],
)
def test_gathered(texts, gathered):
    assert clusters_of(texts) == gathered


@given(st.lists(st.text(alphabet="abc ", max_size=30), max_size=12))
def test_a_text_is_in_one_cluster_at_most(texts):
    places = [place for cluster in clusters_of(texts) for place in cluster]
    assert len(places) == len(set(places))
    assert all(len(cluster) > 1 for cluster in clusters_of(texts))

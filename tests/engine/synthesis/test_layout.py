"""Scenes are seated as often as their rate says, and side by side."""

from collections import Counter
from itertools import pairwise

import pytest

from habeas.engine.synthesis.layout import BLOCK, ORDINARY, seats
from habeas.engine.synthesis.scene import Cast, Scene
from habeas.engine.synthesis.scenes import SCENES
from habeas.law.errors import BadInputError

PAIR = Scene("pair", 3, cast=Cast.TOGETHER, members=2)
LONE = Scene("lone", 5)


def test_a_block_is_full_and_each_scene_is_there():
    seated = seats(SCENES, {})
    assert len(seated) == BLOCK
    times = Counter(seat.scene.name for seat in seated if seat.member == 0)
    assert {scene.name: times[scene.name] for scene in SCENES} == {
        scene.name: scene.rate for scene in SCENES
    }


def test_members_sit_side_by_side():
    seated = seats((PAIR, LONE), {})
    for place, seat in enumerate(seated):
        assert seated[place - seat.member].scene is seat.scene
        assert seated[place - seat.member].member == 0


def test_a_scene_is_spread_over_the_block():
    seated = seats((LONE,), {})
    taken = [place for place, seat in enumerate(seated) if seat.scene is LONE]
    assert all(190 <= b - a <= 210 for a, b in pairwise(taken))


def test_rates_can_be_replaced():
    seated = seats((PAIR, LONE), {"pair": 0, "lone": 7})
    assert Counter(seat.scene for seat in seated) == {LONE: 7, ORDINARY: BLOCK - 7}


@pytest.mark.parametrize(
    ("rates", "seen"),
    [
        pytest.param({"nobody": 1}, "'nobody' is no scene", id="no such scene"),
        pytest.param({"lone": -1}, "-1 for 'lone'", id="negative"),
        pytest.param({"pair": 600}, "take 1205 of 1000", id="too many"),
    ],
)
def test_wrong_rates_are_refused(rates, seen):
    with pytest.raises(BadInputError, match=seen):
        seats((PAIR, LONE), rates)


def test_names_are_told_apart():
    names = [scene.name for scene in SCENES]
    assert len(names) == len(set(names))

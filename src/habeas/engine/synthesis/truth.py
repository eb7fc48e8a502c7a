"""The truth: every breach that is planted, as a table of the setting."""

from collections.abc import Iterator

import pyarrow as pa

from habeas.engine.synthesis.scene import Planted
from habeas.engine.synthesis.scenes import SCENES
from habeas.engine.synthesis.sites import MEASURE_SCENES, PLACE_SCENES

# What the truth's file holds, one row a breach.
COLUMNS = ("subject", "id", "standard", "aspect")


def plants() -> pa.Table:
    """Give each breach of each scene: who plays it, and what it breaks."""
    rows = [
        {
            "player": player,
            "scene": scene,
            "member": planted.member,
            "subject": str(planted.subject),
            "standard": planted.standard,
            "aspect": planted.aspect,
        }
        for player, scene, planted in _planted()
    ]
    return pa.Table.from_pylist(rows)


def _planted() -> Iterator[tuple[str, str, Planted]]:
    for scene in SCENES:
        yield from (("custody", scene.name, planted) for planted in scene.plants)
    for player, scenes in (("place", PLACE_SCENES), ("measure", MEASURE_SCENES)):
        for site in scenes.sites:
            yield from ((player, site.name, planted) for planted in site.plants)

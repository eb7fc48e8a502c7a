"""Which scene each of a thousand custodies plays in."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.engine.synthesis.scene import Scene, Stay
from habeas.law.errors import BadInputError

# The custodies of a block, each with a seat of its own, mixed by the seed.
BLOCK = 1000
ORDINARY = Scene("ordinary", 0, stay=Stay.ANY, may_lack=True)


@dataclass(frozen=True, slots=True)
class Seat:
    """The part of one custody: its scene, and which member of it."""

    scene: Scene
    member: int


def seats(scenes: Iterable[Scene], rates: Mapping[str, int]) -> tuple[Seat, ...]:
    """Seat the scenes of a block, each spread evenly, ordinary custodies between.

    Promises: members of one scene sit side by side, and the first seats hold each
    scene as often as its rate allows, so that a small set has most of them.
    Raises BadInputError where a rate names no scene or too many are asked for.
    """
    chosen = tuple(scenes)
    _check(chosen, rates)
    played = {scene: rates.get(scene.name, scene.rate) for scene in chosen}
    taken = sum(scene.members * rate for scene, rate in played.items())
    if taken > BLOCK:
        raise BadInputError(
            f"the scenes asked for take {taken} of {BLOCK} custodies: lower their rates"
        )
    played[ORDINARY] = BLOCK - taken
    order = sorted(_occurrences(played), key=lambda found: found[:2])
    return tuple(
        Seat(scene, member) for *_, scene in order for member in range(scene.members)
    )


def _occurrences(played: Mapping[Scene, int]) -> Iterator[tuple[float, str, Scene]]:
    """Give each occurrence of a scene its place between 0 and 1."""
    for scene, rate in played.items():
        offset = zlib.crc32(scene.name.encode()) / 2**32
        for number in range(rate):
            yield (number + offset) / rate, scene.name, scene


def _check(scenes: Iterable[Scene], rates: Mapping[str, int]) -> None:
    names = {scene.name for scene in scenes}
    for name, rate in rates.items():
        if name not in names:
            raise BadInputError(f"{name!r} is no scene: it is one of {sorted(names)}")
        if rate < 0:
            raise BadInputError(f"a rate counts scenes, and {rate} for {name!r} cannot")


def macros(seated: tuple[Seat, ...]) -> Iterator[str]:
    """Write the seats as SQL macros of a seat's number, from 0."""
    yield _macro("scene", (f"'{seat.scene.name}'" for seat in seated), "varchar")
    yield _macro("stay", (f"'{seat.scene.stay}'" for seat in seated), "varchar")
    yield _macro("cast", (f"'{seat.scene.cast}'" for seat in seated), "varchar")
    yield _macro("member", (str(seat.member) for seat in seated), "bigint")
    yield _macro("members", (str(seat.scene.members) for seat in seated), "bigint")
    yield _macro("plain", (str(seat.scene.may_lack) for seat in seated), "boolean")


def _macro(name: str, values: Iterable[str], kind: str) -> str:
    return f"CREATE MACRO seat_{name}(s) AS ([{', '.join(values)}]::{kind}[])[1 + (s)]"

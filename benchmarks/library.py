"""How fast the library and its recommendations are searched, at the size of the UN's.

`scripts/bench_web.sh library` runs it on a PostgreSQL of its own, `scripts/bench_web.sh
sqlite library` on SQLite. Pages are asked in process, so that it tells what we take,
and not the server; it ends with status 1 where one takes longer than the aim.
"""

import argparse
import datetime as dt
import itertools
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.web import set_up

if TYPE_CHECKING:
    from habeas.web.supervision.models import Recommendation

_AIM = 200.0
_AT_ONCE = 5_000
_ASKED = 15
# Words of the field, each rarer than the one before it, and names that are rare.
_TEXT = """
    the of to and state party that in for ensure migrant workers their rights all
    committee recommends measures access take children families law including
    detention justice protection labour women national education health violence
    trafficking information training judges consular legal aid review release
    alternatives border ombudsman remittances solitary interpreter readmission
"""
_WORDS = _TEXT.split()
_BODIES = ("CMW", "CRC", "CAT", "CERD", "CEDAW", "CESCR", "CCPR", "CED", "CRPD")
_QUERIES = {
    "all": {},
    "page 400": {"page": "400"},
    "a rare word": {"q": "name0123"},
    "a word of many": {"q": "detention"},
    "the word of all": {"q": "state party"},
    "three words": {"q": "children detention consular"},
    "a phrase": {"q": '"migrant workers"'},
    "a beginning": {"q": "solit* review"},
    "without a word": {"q": "interpreter -children"},
    "a State": {"state": "XAA"},
    "a body": {"body": "CMW"},
    "a body and a word": {"body": "CMW", "q": "detention"},
    "a theme and a State": {"theme": "detention", "state": "XAB"},
}
_LIBRARY = {
    "library, all": {},
    "library, a rare word": {"q": "name0123"},
    "library, a word of many": {"q": "detention"},
    "library, a State and words": {"q": "children detention", "state": "XAA"},
}


@dataclass(frozen=True, slots=True)
class Took:
    """How long one page took, in milliseconds: the middle and the longest time."""

    page: str
    middle: float
    longest: float
    cpu: float

    def told(self) -> str:
        """Say it in one line."""
        return (
            f"{self.page}: {self.middle:.0f} ms in the middle, {self.longest:.0f} at "
            f"most, {self.cpu:.0f} ms of our processor"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill, ask, print and write; 1 where the middle of a page is over the aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recommendations", type=int, default=250_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--out", type=Path, default=Path("out/bench-library.json"))
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as home:
        set_up(home)
        start = time.perf_counter()
        _fill(options.recommendations)
        _say(f"recommendations written, {time.perf_counter() - start:.0f} s")
        start = time.perf_counter()
        _add_documents(options.documents)
        _say(f"documents read and kept, {time.perf_counter() - start:.0f} s")
        took = list(_ask_all())
    options.out.parent.mkdir(parents=True, exist_ok=True)
    told = json.dumps([asdict(one) for one in took], indent=2)
    options.out.write_text(told + "\n", encoding="utf8")
    return int(any(one.middle > _AIM for one in took))


def _fill(count: int) -> None:
    from django.db import connection  # noqa: PLC0415 - after Django is set up

    from habeas.web.supervision.actions.finding import keep_words  # noqa: PLC0415
    from habeas.web.trail.actions import SYSTEM, record_many  # noqa: PLC0415

    made = _recommendations(count)
    while some := list(itertools.islice(made, _AT_ONCE)):
        keep_words(record_many(some, by=SYSTEM))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _recommendations(count: int) -> "Iterator[Recommendation]":
    from habeas.web.supervision.models import Recommendation  # noqa: PLC0415

    chance = random.Random(5)  # noqa: S311 - no secret
    for number in range(count):
        state = f"X{chr(65 + number % 8)}{chr(65 + number // 8 % 24)}"
        body = _BODIES[number % len(_BODIES)]
        yield Recommendation(
            symbol=f"{body}/C/{state}/CO/{number // 4_000}",
            state=state,
            body=body,
            place=str(number % 60),
            kind="recommendation" if number % 3 else "concern",
            verb=("urges", "recommends", "invites")[number % 3],
            text=text_of(chance),
            themes=["detention"] if number % 7 == 0 else ["education"],
            articles=[str(8 + number % 60)],
            adopted_on=dt.date(1990, 1, 1) + dt.timedelta(days=number % 13_000),
        )


def text_of(chance: random.Random, length: int = 70) -> str:
    """Make a text of common words, with one in ten that hardly any other has."""
    weights = [1 / (at + 1) for at in range(len(_WORDS))]
    words = chance.choices(_WORDS, weights, k=length)
    for at in range(0, length, 10):
        words[at] = f"name{chance.randrange(20_000):04}"
    return f"The State party should {' '.join(words)}."


def _add_documents(count: int) -> None:
    from habeas.web.library.actions.adding import add  # noqa: PLC0415 - as above
    from habeas.web.library.queries.searching import index  # noqa: PLC0415
    from habeas.web.trail.actions import SYSTEM  # noqa: PLC0415

    chance = random.Random(7)  # noqa: S311 - no secret
    for number in range(count):
        head = f"CMW/C/XA{chr(65 + number % 24)}/CO/{number // 24}\n\n"
        title = "Concluding observations on the report of Halmora\n\n"
        told = "\n\n".join(f"{at}. {text_of(chance)}" for at in range(1, 31))
        text = f"{head}{title}C. Recommendations\n\n{told}\n"
        found = add(text.encode(), f"observations-{number}.txt", by=SYSTEM)
        index([found.read])


def _ask_all() -> Iterator[Took]:
    from django.urls import reverse  # noqa: PLC0415 - as above

    from habeas.web.supervision.models import Recommendation  # noqa: PLC0415

    one = Recommendation.objects.filter(state="XAA").first()
    pages = {
        **{name: ("supervision:recommendations", a) for name, a in _QUERIES.items()},
        **{name: ("library:library", a) for name, a in _LIBRARY.items()},
    }
    for name, (page, asked) in pages.items():
        yield _ask(name, reverse(page), asked)
    if one is not None:
        yield _ask("one", reverse("supervision:recommendation", args=[one.pk]), {})


def _ask(name: str, page: str, asked: dict[str, str]) -> Took:
    from django.test import Client  # noqa: PLC0415 - as above

    client = Client(SERVER_NAME="127.0.0.1")
    times: list[float] = []
    client.get(page, asked)
    before = time.process_time()
    for _ in range(_ASKED):
        start = time.perf_counter()
        answer = client.get(page, asked)
        times.append(1000 * (time.perf_counter() - start))
        if answer.status_code != 200:  # noqa: PLR2004 - all is well
            raise ValueError(f"{name}: {answer.status_code}")
    cpu = 1000 * (time.process_time() - before) / _ASKED
    took = Took(name, sorted(times)[_ASKED // 2], max(times), cpu)
    _say(took.told())
    return took


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

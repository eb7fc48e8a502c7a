"""Measure how fast a document is read: an annual report, ten of it, the whole command.

The report is of our own making, as long as a committee's (some 200
paragraphs, 95 KB). `docs/documents.md` has the aims and what was measured.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document

_STATES = 4
_PAIRS = 22
_TIMES = 10
# A busy or slower machine may take twice as long; a ratio hardly depends on it.
_SECONDS_ALLOWED, _RATIO_ALLOWED = 2.0, 1.25
_HEAD = """United Nations\tA/92/48
General Assembly
Report of the Committee on the Protection of the Rights of All Migrant Workers

I.\tOrganizational and other matters
1.\tThe Committee held its sixtieth session from 7 to 18 April 2036.
"""
_CONCERN = (
    "The Committee is concerned at reports, received from many quarters, that "
    "workers in sector {n} are held without any decision of a judge, contrary to "
    "article 16 (4) of the Convention, and that the figures for 203{d} are not "
    "published. It regrets that its earlier observations (CMW/C/XVA/CO/1, para. {n}) "
    "have had no effect on the practice of the border service, whose officers are "
    "said to keep the papers of workers and of the members of their families for "
    "weeks, and that ILO Convention No. 143 has not been ratified in the meantime."
)
_ADVICE = (
    "The Committee reiterates its recommendation (CMW/C/XVA/CO/1, para. {n}) and "
    "recommends that the State party: (a) bring every person held in sector {n} "
    "before a judge within two days; (b) publish figures by sex and age before "
    "1 May 203{d}; and (c) consider alternatives to detention for families with "
    "children, for pregnant women and for persons with disabilities. It also urges "
    "the State party to return the papers of workers at once, in the light of "
    "general comment No. 5 and of General Assembly resolution 73/195."
)


@dataclass(frozen=True, slots=True)
class Timing:
    """What was timed: seconds or a ratio, and the aim it is held against."""

    what: str
    found: float
    aim: float
    unit: str

    @property
    def told(self) -> str:
        """Say what was found."""
        return (
            f"{self.what}: {self.found:.2f}{self.unit} (aim: {self.aim:g}{self.unit})"
        )

    @property
    def is_missed(self) -> bool:
        """Say whether the aim is missed by far."""
        return self.found > self.aim * (
            _SECONDS_ALLOWED if self.unit else _RATIO_ALLOWED
        )


def main() -> int:
    """Measure and print; 1 where an aim is missed by far."""
    timings = tuple(_timings())
    for timing in timings:
        sys.stdout.write(f"{timing.told}\n")
    missed = [timing.what for timing in timings if timing.is_missed]
    if missed:
        sys.stdout.write(f"Missed by far: {'; '.join(missed)}\n")
    return int(bool(missed))


def annual_report(times: int = 1) -> str:
    """Write a report; `times` as long, by as many more States."""
    return _HEAD + "".join(_state(place) for place in range(_STATES * times))


def _state(place: int) -> str:
    pairs = "".join(_pair(place, n) for n in range(_PAIRS))
    last = 4 + 2 * _PAIRS
    return (
        f"{place + 2}.\tValdoria\n(1)\tThe Committee considered the report of Valdoria "
        "(CMW/C/XVA/2) on 8 April 2036.\nA.\tIntroduction\n(2)\tThe Committee thanks "
        "the delegation.\nB.\tPositive aspects\n(3)\tThe Committee welcomes the new "
        "Act.\n"
        "C.\tPrincipal areas of concern and recommendations\n"
        "1.\tGeneral measures of implementation (arts. 73 and 84)\n"
        f"{pairs}2.\tNext periodic report\n({last})\tThe Committee requests the State "
        "party to submit its third periodic report by 1 May 2041.\n"
    )


def _pair(place: int, n: int) -> str:
    words = {"n": n + 1, "d": (place + n) % 10}
    return (
        f"Sector {n + 1}\n({4 + 2 * n})\t{_CONCERN.format(**words)}\n"
        f"({5 + 2 * n})\t{_ADVICE.format(**words)}\n"
    )


def _timings() -> Iterator[Timing]:
    _read(annual_report())
    once = min(_read(annual_report()) for _ in range(5))
    many = min(_read(annual_report(_TIMES)) for _ in range(2))
    yield Timing("An annual report, read in Python", once, 1.0, " s")
    yield Timing("Ten times as long, so many times the time", many / once, 12.0, "")
    yield Timing("habeas documents read, started and ended", _command(), 1.5, " s")


def _read(text: str) -> float:
    start = time.perf_counter()
    read_document(read_plain(text), "report")
    return time.perf_counter() - start


def _command() -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(annual_report(), encoding="utf-8")
        return min(_run(path) for _ in range(3))


def _run(path: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "habeas", "documents", "read", str(path)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())

"""The count of each verdict, line by line, and what sort of answer it amounts to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.engine.lines import Line, lines
from habeas.engine.plan import Judgement
from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject


@dataclass(frozen=True, slots=True)
class Tally:
    """One standard or aspect, and how often each verdict came out."""

    line: Line
    citation: str
    counts: Mapping[Verdict, int]

    @property
    def total(self) -> int:
        """How many subjects were judged."""
        return sum(self.counts.values())

    @property
    def is_settled(self) -> bool:
        """Whether nothing is amiss, nor due: met for some, and known for all."""
        return self._shows({Verdict.MET, Verdict.NOT_APPLICABLE}, Verdict.MET)

    @property
    def is_absent(self) -> bool:
        """Whether the standard arises for nobody."""
        return self._shows({Verdict.NOT_APPLICABLE}, Verdict.NOT_APPLICABLE)

    @property
    def is_untold(self) -> bool:
        """Whether it is unknown wherever it arises."""
        return self._shows({Verdict.UNKNOWN, Verdict.NOT_APPLICABLE}, Verdict.UNKNOWN)

    def _shows(self, only: set[Verdict], some: Verdict) -> bool:
        return self.counts[some] > 0 and not any(
            count for verdict, count in self.counts.items() if verdict not in only
        )


@dataclass(frozen=True, slots=True)
class Digest:
    """What came out for one kind of subject, sorted by what a reader does with it.

    `told` are lines whose numbers say something: standards that are breached, due,
    or met for some and unknown for others; and aspects breached or due. `settled`,
    `absent` and `untold` are the standards of which one word says all.
    """

    told: tuple[Tally, ...]
    settled: tuple[Tally, ...]
    absent: tuple[Tally, ...]
    untold: tuple[Tally, ...]

    @property
    def standards(self) -> int:
        """How many standards were asked."""
        own = [tally for tally in self.told if is_own(tally)]
        return len(own) + len(self.settled) + len(self.absent) + len(self.untold)


def is_own(tally: Tally) -> bool:
    """Tell a standard's own verdict from an aspect's."""
    return not tally.line.aspect


def tallies(
    judgement: Judgement, counts: Mapping[str, Mapping[Verdict, int]], edition: Edition
) -> tuple[Tally, ...]:
    """Give the count of each standard and aspect of one kind of subject."""
    return tuple(
        Tally(line, line.standard.citation(edition), counts[line.id])
        for line in lines(judgement)
    )


def digest(found: Iterable[Tally]) -> Digest:
    """Sort the lines of one kind of subject."""
    every = tuple(found)
    own = tuple(tally for tally in every if is_own(tally))
    one_word = tuple(t for t in own if t.is_settled or t.is_absent or t.is_untold)
    return Digest(
        tuple(t for t in every if (is_own(t) or _is_amiss(t)) and t not in one_word),
        tuple(t for t in one_word if t.is_settled),
        tuple(t for t in one_word if t.is_absent),
        tuple(t for t in one_word if t.is_untold),
    )


def _is_amiss(tally: Tally) -> bool:
    return tally.counts[Verdict.BREACH] > 0 or tally.counts[Verdict.PENDING] > 0


def named(told: Iterable[Tally]) -> Iterator[tuple[str, Tally]]:
    """Name lines in order, an aspect by itself where its standard stands above."""
    standard = ""
    for tally in told:
        line = tally.line
        is_below = line.aspect and line.standard.id == standard
        yield line.aspect if is_below else line.id, tally
        standard = line.standard.id


def spoken(subject: Subject) -> str:
    """Name several of a kind of subject in a sentence."""
    return {
        Subject.CUSTODY: "custodies",
        Subject.CONFINEMENT: "placements apart from others",
        Subject.PLACE: "places",
        Subject.MEASURE: "alternatives to detention",
    }[subject]

"""What becomes of each paragraph: the standards that cite it, or why there is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.law.edition import Edition
from habeas.law.provision import Provision
from habeas.law.standard import Standard
from habeas.rulebook.catalogue import STANDARDS

_CONCERN = "introduction: it says why the Committee writes, and asks nothing"
_EARLIER = "introduction: it recalls the Committee's earlier work"
_PANDEMIC = "a reminder for the time of an epidemic: reviews, releases and "
_PANDEMIC += "alternatives are judged at all times, by the paragraphs on each"
_PARALLEL = "by its place in the text the counterpart of draft {}: "

_DRAFT: Mapping[int, str] = {
    1: _CONCERN,
    2: _EARLIER,
    3: _EARLIER,
    5: "introduction: how the use of detention has grown, as history",
    6: "introduction: what detention does to health; the duties follow from 83 on",
    7: "introduction: the dangers of an epidemic; conditions are judged by 97 to 99",
    8: "introduction: the aim of the general comment",
    10: "it sums up article 16; each right in it is judged where it is set out",
    11: "it sums up article 17 and those near it; each is judged where it is set out",
    12: "it lists the other treaties that protect liberty, and adds no duty",
    16: "it gives examples of places; what counts as detention is judged by 13 to 15",
    22: _PANDEMIC,
    68: "it tells what keeps migrants from the courts; the remedies follow from 71 on",
    69: "it states in general what 71 to 82 ask one by one",
    70: "it announces the guarantees of 71 to 82",
    78: "it is addressed to the State of origin: how well its consulates are equipped "
    "is no fact of a detention",
    106: "cooperation between States is no fact of a custody, a place or a measure",
    110: "ratification and declarations are facts of a State, not of a detention",
    111: "reservations are facts of a State, not of a detention",
}


def _like(*numbers: tuple[int, int]) -> dict[int, str]:
    """Give reasons for paragraphs of the adopted text from those of the draft."""
    return {
        adopted: _DRAFT[draft]
        if adopted == draft
        else _PARALLEL.format(draft) + _renumbered(_DRAFT[draft])
        for adopted, draft in numbers
    }


def _renumbered(reason: str) -> str:
    for draft, adopted in (("71 to 82", "60 to 70"), ("from 71 on", "from 60 on")):
        reason = reason.replace(draft, adopted)
    return reason


_ADOPTED: Mapping[int, str] = {
    **_like((1, 1), (2, 2), (3, 3), (5, 5), (8, 8), (10, 10), (11, 11), (12, 12)),
    6: "introduction: what detention does to health; the duties follow from 71 on",
    7: "introduction: the dangers of an epidemic; conditions are judged by 83 to 85",
    **_like((19, 22), (57, 68), (58, 69), (59, 70), (67, 78), (96, 110), (97, 111)),
}

NOT_COMPUTED: Mapping[Edition, Mapping[int, str]] = {
    Edition.DRAFT: _DRAFT,
    Edition.ADOPTED: _ADOPTED,
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the standards that cite it, or the reason why none does."""

    provision: Provision
    standards: tuple[Standard, ...]
    reason: str

    @property
    def is_accounted_for(self) -> bool:
        """Whether it is cited, or listed with a reason."""
        return bool(self.standards or self.reason)


def coverage(edition: Edition) -> Iterator[Paragraph]:
    """Account for each paragraph of an edition, in order."""
    for number in edition.paragraphs:
        provision = Provision(edition.instrument, (str(number),))
        yield Paragraph(
            provision,
            tuple(s for s in STANDARDS if provision in s.paragraphs(edition)),
            NOT_COMPUTED[edition].get(number, ""),
        )

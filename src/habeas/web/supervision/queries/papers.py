"""Documents made of what is on record: a State's report, a draft list, a checklist."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from habeas.rulebook import RULES
from habeas.web.supervision.codes import Status
from habeas.web.supervision.models import Measure, MonthlyFigure, Recommendation, View
from habeas.web.supervision.queries.charting import Chart
from habeas.web.supervision.queries.evidence import Trend, trends, without_figures
from habeas.web.supervision.queries.following import measures_of
from habeas.web.supervision.queries.recommendations import (
    Repeated,
    asked_of,
    followed,
    repeated,
)

# So many months of a trend stand in a document; the page of the web has them all.
_MONTHS = 12


class Paper(TextChoices):
    """What is made."""

    REPORT = "report", _("Report of the State, by recommendation")
    PRIOR_LIST = "prior_list", _("Draft list of issues prior to reporting")
    FOLLOW_UP = "follow_up", _("Follow-up report")
    CHECKLIST = "checklist", _("Checklist of the concluding observations")


_WITH_FIGURES = frozenset({Paper.REPORT, Paper.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class Table:
    """The months of one standard, drawn and told, and where the figures are from.

    `number` is that of the figure and of its table in the document.
    """

    number: int
    trend: Trend

    @property
    def line(self) -> str:
        """The standard."""
        return self.trend.line

    @property
    def title(self) -> str:
        """What the standard asks."""
        return _titles().get(self.line, self.line)

    @property
    def source(self) -> str:
        """What the figures were worked out from."""
        return self.trend.source

    @property
    def worked_out_on(self) -> dt.date:
        """The day on which the newest of them was worked out."""
        return max(figure.recorded_at for figure in self.trend.figures).date()

    @property
    def months(self) -> Sequence[MonthlyFigure]:
        """The last of the months."""
        return self.trend.figures[-_MONTHS:]

    @property
    def chart(self) -> Chart:
        """All of the months, drawn."""
        return Chart(self.trend)


@cache
def _titles() -> dict[str, str]:
    return {rule.standard.id: rule.standard.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation, and all that is recorded of what came of it."""

    one: Recommendation
    repeated: Repeated
    measures: Sequence[Measure]
    views: Sequence[View]
    tables: Sequence[Table]
    without_figures: Sequence[str]

    @property
    def is_open(self) -> bool:
        """Say whether anybody holds that it is not carried out, or nobody says."""
        return not self.views or any(v.status != Status.DONE for v in self.views)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A cluster of the observations, and its recommendations in their order."""

    title: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Written:
    """A document before it is drawn as Word or PDF."""

    paper: Paper
    state: str
    symbols: Sequence[str]
    made_on: dt.date
    chapters: Sequence[Chapter]

    @property
    def tables(self) -> list[Table]:
        """All figures of it, in their order."""
        if self.paper not in _WITH_FIGURES:
            return []
        return [t for c in self.chapters for item in c.items for t in item.tables]

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.state}: {self.paper.label}"


def written(paper: Paper, state: str, *, on: dt.date) -> Written:
    """Gather a document from what is on record of a State's newest observations."""
    asked = asked_of(state)
    numbers = count(1)
    items = [_item(one, numbers) for one in asked]
    if paper is Paper.PRIOR_LIST:
        items = [item for item in items if item.is_open]
    clusters = dict.fromkeys(item.one.cluster for item in items)
    chapters = tuple(
        Chapter(cluster, [i for i in items if i.one.cluster == cluster])
        for cluster in clusters
    )
    symbols = tuple(dict.fromkeys(one.symbol for one in asked))
    return Written(paper, state, symbols, on, chapters)


def _item(one: Recommendation, numbers: Iterator[int]) -> Item:
    tables = [Table(next(numbers), trend) for trend in trends(one)]
    return Item(
        one,
        repeated(one),
        list(measures_of(one)),
        list(followed(one).now.values()),
        tables,
        without_figures(one),
    )

"""Documents made of what is on record: a State's report, a draft list, a checklist."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from habeas.web.supervision.codes import Status
from habeas.web.supervision.models import Measure, MonthlyFigure, Recommendation, View
from habeas.web.supervision.queries.evidence import trends, without_figures
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


@dataclass(frozen=True, slots=True)
class Table:
    """The last months of one standard, and where the figures are from."""

    line: str
    source: str
    months: Sequence[MonthlyFigure]


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
    def title(self) -> str:
        """What it is called."""
        return f"{self.state}: {self.paper.label}"


def written(paper: Paper, state: str, *, on: dt.date) -> Written:
    """Gather a document from what is on record of a State's newest observations."""
    asked = asked_of(state)
    items = [_item(one) for one in asked]
    if paper is Paper.PRIOR_LIST:
        items = [item for item in items if item.is_open]
    clusters = dict.fromkeys(item.one.cluster for item in items)
    chapters = tuple(
        Chapter(cluster, [i for i in items if i.one.cluster == cluster])
        for cluster in clusters
    )
    symbols = tuple(dict.fromkeys(one.symbol for one in asked))
    return Written(paper, state, symbols, on, chapters)


def _item(one: Recommendation) -> Item:
    tables = [
        Table(trend.line, trend.source, trend.figures[-_MONTHS:])
        for trend in trends(one)
    ]
    return Item(
        one,
        repeated(one),
        list(measures_of(one)),
        list(followed(one).now.values()),
        tables,
        without_figures(one),
    )

"""States parties, the Committee, cycles, recommendations and their follow-up."""

from habeas.web.supervision.models.committee import (
    Absence,
    Meeting,
    Member,
    Representation,
    Session,
    Term,
)
from habeas.web.supervision.models.cycle import Cycle, DueDay, HandedIn, Step
from habeas.web.supervision.models.followup import (
    Measure,
    Milestone,
    Reminded,
    Transmission,
    View,
)
from habeas.web.supervision.models.party import PartyFact
from habeas.web.supervision.models.recommendation import (
    MonthlyFigure,
    Recommendation,
    Tie,
)
from habeas.web.supervision.models.words import Words

__all__ = [
    "Absence",
    "Cycle",
    "DueDay",
    "HandedIn",
    "Measure",
    "Meeting",
    "Member",
    "Milestone",
    "MonthlyFigure",
    "PartyFact",
    "Recommendation",
    "Reminded",
    "Representation",
    "Session",
    "Step",
    "Term",
    "Tie",
    "Transmission",
    "View",
    "Words",
]

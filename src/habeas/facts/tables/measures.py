"""Alternatives to detention that were imposed, and the support that goes with them."""

from habeas.facts.table import Table, code, flag, link, moment, plan, text
from habeas.facts.vocabulary import Alternative, Regime, SupportKind

MEASURE = Table(
    "measure",
    "An alternative to detention imposed on a person.",
    (
        text("measure_id", "identifier of the measure"),
        link("person_id", "person", "the person"),
        code("kind", Alternative, "what it is"),
        code("regime", Regime, "what the person is bound for"),
        moment("began_at", "when it began"),
        moment("ended_at", "when it ended; blank while it runs"),
        plan(
            "ends_at", "when it is to end by its own terms; blank where it has no end"
        ),
        text("legal_basis", "the provision relied on"),
        flag("lighter_ruled_out", "whether it is recorded why nothing lighter serves"),
        flag("is_round_the_clock", "whether it confines the person round the clock"),
        flag(
            "is_heavy",
            "whether it weighs heavily, as frequent or distant reporting does",
        ),
        moment(
            "burden_examined_at",
            "when its burden was last examined anew; blank where it never was",
        ),
        flag("appeared", "whether the person appeared when called"),
    ),
)

MEASURE_REVIEW = Table(
    "measure_review",
    "A review of a measure by a court.",
    (
        text("measure_review_id", "identifier of the review"),
        link("measure_id", "measure", "the measure"),
        moment("at", "when"),
        flag("by_court", "whether a court reviewed"),
    ),
)

SUPPORT = Table(
    "support",
    "Support offered with a measure.",
    (
        text("support_id", "identifier of the row"),
        link("measure_id", "measure", "the measure"),
        code("kind", SupportKind, "what was offered"),
    ),
)

TABLES = (MEASURE, MEASURE_REVIEW, SUPPORT)

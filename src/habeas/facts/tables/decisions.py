"""How it was decided: assessments, alternatives considered, reviews, hearings."""

from habeas.facts.table import Table, code, flag, link, moment, text
from habeas.facts.vocabulary import Alternative, AssessmentKind

ASSESSMENT = Table(
    "assessment",
    "An assessment of one person's case.",
    (
        text("assessment_id", "identifier of the assessment"),
        link("custody_id", "custody", "the custody"),
        code("kind", AssessmentKind, "what it looked into"),
        moment("at", "when it was made"),
        flag("is_individual", "whether it looked at this person's own circumstances"),
        flag("weighs_proportionality", "whether gravity was weighed against purpose"),
        flag("considers_health", "whether the likely effect on health was considered"),
        flag("considers_needs", "whether special needs were considered"),
        flag(
            "is_multidisciplinary", "whether several professions took part, as for age"
        ),
        text("language", "language it was held in, ISO 639-3"),
        flag("interpreter_qualified", "whether a qualified interpreter took part"),
    ),
)

CONSIDERATION = Table(
    "consideration",
    "An alternative to detention that was considered for one person.",
    (
        text("consideration_id", "identifier of the row"),
        link("custody_id", "custody", "the custody"),
        code("alternative", Alternative, "the alternative"),
        moment("at", "when it was considered"),
        flag("was_ruled_out", "whether it was ruled out"),
        flag("reason_is_individual", "whether a reason about this person was recorded"),
    ),
)

REVIEW = Table(
    "review",
    "A review of whether detention is still necessary.",
    (
        text("review_id", "identifier of the review"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when it was held"),
        link("authority_id", "authority", "who reviewed"),
        flag("may_release", "whether the reviewer can order release"),
        flag("ordered_release", "whether release was ordered"),
    ),
)

HEARING = Table(
    "hearing",
    "A hearing, or an application heard, before a court.",
    (
        text("hearing_id", "identifier of the hearing"),
        link("custody_id", "custody", "the custody"),
        moment("applied_at", "when the application was made"),
        moment("at", "when it was heard"),
        link("authority_id", "authority", "the court"),
        flag("is_court", "whether the body is a court"),
        flag("may_release", "whether it can order release"),
        flag("ordered_detention", "whether the court itself ordered the detention"),
        flag("ordered_release", "whether release was ordered"),
        moment("obeyed_at", "when an order to release was obeyed"),
        flag("appeal_available", "whether an appeal lies to a higher court"),
        text("language", "language it was held in, ISO 639-3"),
        flag("interpreter_qualified", "whether a qualified interpreter took part"),
    ),
)

TABLES = (ASSESSMENT, CONSIDERATION, REVIEW, HEARING)

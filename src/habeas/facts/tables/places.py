"""Where people are held, by whom, and who visits."""

from habeas.facts.table import Table, code, day, flag, link, moment, text, whole
from habeas.facts.vocabulary import (
    AuthorityKind,
    ChecklistItem,
    Control,
    Operator,
    PlaceType,
)

AUTHORITY = Table(
    "authority",
    "A body that detains, decides, reviews, judges or visits.",
    (
        text("authority_id", "identifier of the body"),
        text("name", "its name"),
        code("kind", AuthorityKind, "what it is"),
        link("parent_id", "authority", "the body it reports to; blank at the top"),
        flag("detains", "whether it detains migrants"),
        flag(
            "makes_migration_policy", "whether it makes or carries out migration policy"
        ),
    ),
)

PLACE = Table(
    "place",
    "A place where people are or may be held.",
    (
        text("place_id", "identifier of the place"),
        text("name", "its name"),
        code("type", PlaceType, "what it is, whatever it is called"),
        flag("may_leave", "whether people may leave at will"),
        code("operator", Operator, "who runs it"),
        flag("has_monitoring_scheme", "whether a scheme monitors a private operator"),
        day(
            "staff_trained_until",
            "until when the staff's human-rights training is current",
        ),
        flag("is_abroad", "whether it lies outside the State's territory"),
        code("control", Control, "on what the State's responsibility rests"),
        whole("capacity", "people it is certified to hold"),
        flag(
            "holds_convicted",
            "whether it also holds people accused or convicted of crimes",
        ),
        flag("has_separate_unit", "whether migrants are held there in a separate unit"),
        link("authority_id", "authority", "the authority responsible for it"),
        flag("is_registered", "whether it is on the register of places of detention"),
    ),
)

UNIT = Table(
    "unit",
    "A unit of a place.",
    (
        text("unit_id", "identifier of the unit"),
        link("place_id", "place", "the place"),
        whole("capacity", "people it is certified to hold"),
        flag("is_for_families", "whether it is for families"),
    ),
)

VISIT = Table(
    "visit",
    "A visit by a monitoring body.",
    (
        text("visit_id", "identifier of the visit"),
        link("place_id", "place", "the place"),
        moment("at", "when"),
        link("authority_id", "authority", "the visiting body"),
        flag(
            "is_independent",
            "whether the body is independent, where its authority does not tell",
        ),
        flag("was_announced", "whether it was announced beforehand"),
        flag("access_refused", "whether access was refused"),
        flag("area_restricted", "whether an area was closed to it"),
    ),
)

RATING = Table(
    "rating",
    "How a visit rated one item of the checklist of conditions.",
    (
        text("rating_id", "identifier of the rating"),
        link("visit_id", "visit", "the visit"),
        code("item", ChecklistItem, "the item"),
        flag("is_adequate", "whether it meets the standard"),
        flag("follow_up_opened", "whether follow-up was opened where it does not"),
    ),
)

VISIT_RECOMMENDATION = Table(
    "visit_recommendation",
    "A recommendation made after a visit.",
    (
        text("visit_recommendation_id", "identifier of the recommendation"),
        link("visit_id", "visit", "the visit"),
        moment("made_at", "when it was made"),
        moment("answered_at", "when it was answered"),
        flag("outcome_tracked", "whether its outcome is tracked"),
    ),
)

POPULATION = Table(
    "population",
    "People apprehended, and how many of them were detained: for shares.",
    (
        text("population_id", "identifier of the row"),
        link("place_id", "place", "the place"),
        link("authority_id", "authority", "the authority"),
        text("nationality", "nationality"),
        whole("apprehended", "people apprehended"),
        whole("detained", "people of these who were detained"),
    ),
)

TABLES = (AUTHORITY, PLACE, UNIT, VISIT, RATING, VISIT_RECOMMENDATION, POPULATION)

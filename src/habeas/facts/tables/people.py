"""Who a person is, as far as is known: no names, which no standard needs."""

from habeas.facts.table import Table, code, day, flag, link, moment, text, whole
from habeas.facts.vocabulary import (
    DatePrecision,
    Relation,
    Sex,
    Situation,
    SituationStatus,
)

PERSON = Table(
    "person",
    "A person, once, under a pseudonymous identifier.",
    (
        text("person_id", "identifier of the person, stable within the data set"),
        day("birth_date", "date of birth, as precise as `birth_precision` says"),
        code(
            "birth_precision",
            DatePrecision,
            "how much of `birth_date` is known; blank means the day",
        ),
        whole("birth_year", "year of birth, where no date is given"),
        flag("age_disputed", "whether the age is in dispute"),
        moment(
            "age_settled_at",
            "when a multidisciplinary assessment settled a disputed age",
        ),
        code("sex", Sex, "sex as recorded"),
        text(
            "nationality",
            "nationality, ISO 3166-1 alpha-3 where it can be told, else as recorded",
        ),
        flag("is_stateless", "whether the person is stateless"),
    ),
)

LANGUAGE = Table(
    "language",
    "A language a person understands or not.",
    (
        text("language_id", "identifier of the row"),
        link("person_id", "person", "whose language"),
        text("language", "the language, ISO 639-3"),
        flag("is_understood", "whether the person understands it when spoken"),
        flag("is_read", "whether the person reads it"),
    ),
)

FAMILY_LINK = Table(
    "family_link",
    "A tie of family between two people, said once in each direction.",
    (
        text("family_link_id", "identifier of the row"),
        link("person_id", "person", "the person"),
        link("relative_id", "person", "the relative"),
        code("relation", Relation, "what the person is to the relative"),
        flag(
            "wishes_to_be_together",
            "whether the person wishes to be held with the relative",
        ),
    ),
)

VULNERABILITY = Table(
    "vulnerability",
    "A situation of vulnerability, from when it was known, and its status.",
    (
        text("vulnerability_id", "identifier of the row"),
        link("person_id", "person", "the person"),
        code("situation", Situation, "the situation"),
        code("status", SituationStatus, "confirmed, under examination, or excluded"),
        moment("known_at", "when it was first recorded"),
        moment("ended_at", "when it ceased; blank while it lasts"),
    ),
)

TABLES = (PERSON, LANGUAGE, FAMILY_LINK, VULNERABILITY)

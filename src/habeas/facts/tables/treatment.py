"""How the person was treated: health, solitary confinement, incidents, property."""

from habeas.facts.table import Table, code, flag, link, moment, number, plan, text
from habeas.facts.vocabulary import (
    ConfinementReason,
    IncidentKind,
    ItemCategory,
    MentalHealth,
)

SCREENING = Table(
    "screening",
    "A screening for vulnerability.",
    (
        text("screening_id", "identifier of the screening"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when"),
        flag("by_qualified_person", "whether the screener is qualified"),
    ),
)

HEALTH_CHECK = Table(
    "health_check",
    "A check of health.",
    (
        text("health_check_id", "identifier of the check"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when"),
        flag("covers_physical", "whether physical health was assessed"),
        flag("covers_mental", "whether mental health was assessed"),
        flag("by_professional", "whether a health professional made it"),
    ),
)

NEED = Table(
    "need",
    "A need for care.",
    (
        text("need_id", "identifier of the need"),
        link("custody_id", "custody", "the custody"),
        moment("recorded_at", "when it was recorded"),
        flag("is_urgent", "whether it is urgent"),
        plan("due_at", "when care is due, where a professional set it"),
        moment(
            "met_at",
            "when care was given, or the person transferred to it; blank while neither",
        ),
    ),
)

CONFINEMENT = Table(
    "confinement",
    "A stretch during which a person was held apart from others.",
    (
        text("confinement_id", "identifier of the confinement"),
        link("custody_id", "custody", "the custody, where it is known"),
        link("person_id", "person", "the person, where it is known"),
        link("place_id", "place", "the place"),
        moment("began_at", "when it began"),
        moment("ended_at", "when it ended; blank while it lasts"),
        flag("end_not_known", "true where it has ended and nobody recorded when"),
        number("days_recorded", "its length in days, as the source states it"),
        number("hours_a_day", "hours a day without meaningful human contact"),
        flag(
            "is_solitary", "whether it is solitary confinement: 22 hours a day or more"
        ),
        code("reason", ConfinementReason, "why"),
        flag("was_requested", "whether the person asked for it"),
        code(
            "mental_health",
            MentalHealth,
            "mental health as assessed; blank is not recorded",
        ),
        flag("has_serious_illness", "whether a serious illness was recorded"),
        flag("has_disability", "whether a disability was recorded"),
        flag("is_suicide_risk", "whether a risk of suicide was recorded"),
    ),
)

INCIDENT = Table(
    "incident",
    "An incident, and the investigation of it.",
    (
        text("incident_id", "identifier of the incident"),
        link("custody_id", "custody", "the custody"),
        code("kind", IncidentKind, "what happened"),
        moment("at", "when it happened or was alleged"),
        moment(
            "investigation_opened_at",
            "when an investigation was opened; blank while none is",
        ),
        moment(
            "investigation_closed_at",
            "when the investigation was closed; blank while it runs",
        ),
        flag("investigation_independent", "whether the investigation is independent"),
        flag(
            "accused_kept_apart",
            "whether the alleged perpetrator is kept from the person",
        ),
        flag("outcome_recorded", "whether the outcome is recorded"),
        moment(
            "family_told_at",
            "when the family was told, on a death; blank while it is not",
        ),
    ),
)

REFERRAL = Table(
    "referral",
    "An indicator of trafficking, and the referral to protection.",
    (
        text("referral_id", "identifier of the row"),
        link("custody_id", "custody", "the custody"),
        moment("indicated_at", "when the indicator was recorded"),
        moment("referred_at", "when the person was referred; blank while not"),
    ),
)

WORK = Table(
    "work",
    "Work done by a person in custody.",
    (
        text("work_id", "identifier of the row"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when it was done"),
        flag("has_consent", "whether the person consented freely"),
        flag("is_paid_lawfully", "whether it is paid at the lawful wage or above"),
    ),
)

PROPERTY_ITEM = Table(
    "property_item",
    "A thing taken from, or left with, a person.",
    (
        text("property_item_id", "identifier of the item"),
        link("custody_id", "custody", "the custody"),
        code("category", ItemCategory, "what it is"),
        moment("taken_at", "when it was taken; blank where it stayed with the person"),
        moment("inventoried_at", "when the inventory was signed; blank while not"),
        flag("is_withheld", "whether it is or was kept from the person"),
        flag(
            "necessity_recorded", "whether it is recorded why withholding is necessary"
        ),
        plan("withheld_until", "when the withholding is to end; blank for no end"),
        moment("returned_at", "when it was given back; blank while it is not"),
        flag("is_lost", "whether it was lost"),
        moment("compensated_at", "when its loss was compensated; blank while not"),
    ),
)

TABLES = (
    SCREENING,
    HEALTH_CHECK,
    NEED,
    CONFINEMENT,
    INCIDENT,
    REFERRAL,
    WORK,
    PROPERTY_ITEM,
)

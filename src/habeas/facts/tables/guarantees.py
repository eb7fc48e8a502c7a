"""What the person was told, given and helped with."""

from habeas.facts.table import Table, code, flag, link, moment, text
from habeas.facts.vocabulary import ConsularKind, ContactKind

NOTICE = Table(
    "notice",
    "A notice of the reasons for detention.",
    (
        text("notice_id", "identifier of the notice"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when it was given"),
        text("language", "language it was given in, ISO 639-3"),
        flag(
            "is_understood", "whether the person understood it, where that was checked"
        ),
        flag("is_adapted", "whether it was adapted to age, disability and literacy"),
        flag("copy_given", "whether a copy was handed over"),
        link("order_id", "order", "the order it carries"),
        flag("explains_rights", "whether it explains the person's rights"),
        flag("interpreter_qualified", "whether a qualified interpreter took part"),
    ),
)

CONSULAR_EVENT = Table(
    "consular_event",
    "What happened between a person and a consulate.",
    (
        text("consular_event_id", "identifier of the event"),
        link("custody_id", "custody", "the custody"),
        code("kind", ConsularKind, "what happened"),
        moment("at", "when"),
        text("language", "language the right was explained in, ISO 639-3"),
        flag(
            "is_country_of_origin",
            "whether it is the consulate of the country of origin",
        ),
    ),
)

COUNSEL = Table(
    "counsel",
    "Legal advice and representation.",
    (
        text("counsel_id", "identifier of the row"),
        link("custody_id", "custody", "the custody"),
        moment("assigned_at", "when counsel was assigned"),
        flag("is_free", "whether it is free of charge"),
        flag(
            "access_refused",
            "whether counsel, an NGO or a legal clinic was refused access",
        ),
    ),
)

DECISION = Table(
    "decision",
    "A decision on a person's immigration status, or on return.",
    (
        text("decision_id", "identifier of the decision"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when it was made"),
        flag("is_reasoned", "whether it gives reasons"),
        flag("is_written", "whether it is in writing"),
        flag("handed_over", "whether it was handed to the person"),
        flag("copied_to_counsel", "whether counsel had a copy"),
    ),
)

REMEDY = Table(
    "remedy",
    "An appeal or other remedy.",
    (
        text("remedy_id", "identifier of the remedy"),
        link("custody_id", "custody", "the custody"),
        moment("filed_at", "when it was filed"),
        moment("decided_at", "when it was decided; blank while it is pending"),
        flag("is_suspensive", "whether it suspends removal"),
    ),
)

REMOVAL = Table(
    "removal",
    "A removal, return or transfer abroad that was carried out.",
    (
        text("removal_id", "identifier of the removal"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when it was carried out"),
        text("country", "where to, ISO 3166-1 alpha-3 where it can be told"),
        flag(
            "has_individual_decision",
            "whether a decision about this person alone orders it",
        ),
        text(
            "decision_text_id",
            "fingerprint of the decision's text, the same for identical texts",
        ),
    ),
)

INFORMATION_SESSION = Table(
    "information_session",
    "A session in which rights, asylum and remedies were explained.",
    (
        text("information_session_id", "identifier of the session"),
        link("custody_id", "custody", "the custody"),
        moment("at", "when"),
        text("language", "language, ISO 639-3"),
    ),
)

RETURN_AGREEMENT = Table(
    "return_agreement",
    "An agreement to return voluntarily.",
    (
        text("return_agreement_id", "identifier of the agreement"),
        link("custody_id", "custody", "the custody"),
        moment("signed_at", "when it was signed"),
    ),
)

CONTACT = Table(
    "contact",
    "Contact with the outside world, offered or refused.",
    (
        text("contact_id", "identifier of the contact"),
        link("custody_id", "custody", "the custody"),
        code("kind", ContactKind, "whom with"),
        moment("at", "when it was offered"),
        flag("was_refused", "whether the place refused it"),
        flag("refusal_reasoned", "whether a reason for the refusal was recorded"),
    ),
)

CHILD_NOTIFICATION = Table(
    "child_notification",
    "Child protection told of a child found in custody.",
    (
        text("child_notification_id", "identifier of the row"),
        link("custody_id", "custody", "the custody"),
        moment("detected_at", "when a child was first detected"),
        moment("informed_at", "when child protection was told"),
        flag("is_responsible", "whether child protection is named as responsible"),
    ),
)

TABLES = (
    NOTICE,
    CONSULAR_EVENT,
    COUNSEL,
    DECISION,
    REMEDY,
    REMOVAL,
    INFORMATION_SESSION,
    RETURN_AGREEMENT,
    CONTACT,
    CHILD_NOTIFICATION,
)

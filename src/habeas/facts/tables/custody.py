"""Each deprivation of liberty, where it was spent, and how it was released."""

from habeas.facts.table import Table, code, flag, link, moment, plan, text
from habeas.facts.vocabulary import (
    Branch,
    Conduct,
    EndReason,
    ExtensionReason,
    Ground,
    ObstacleKind,
    OrderKind,
    Regime,
)

CUSTODY = Table(
    "custody",
    "One deprivation of liberty, from the deprivation itself to release.",
    (
        text("custody_id", "identifier of the custody"),
        link("person_id", "person", "who was deprived of liberty"),
        text(
            "proceeding_id",
            "the migration proceeding it belongs to; earlier custodies in it count",
        ),
        moment("began_at", "when liberty was taken, not when it was registered"),
        moment("ended_at", "when liberty was given back; blank while the custody runs"),
        flag(
            "end_not_known", "true where the custody has ended and nobody recorded when"
        ),
        code("end_reason", EndReason, "how it ended"),
        code("regime", Regime, "what the person was held for"),
        code("basis_branch", Branch, "branch of law it was based on"),
        code("conduct", Conduct, "what the person is said to have done"),
        text(
            "legal_basis",
            "the provision relied on, as coded in the jurisdiction's list",
        ),
        link(
            "detaining_authority_id", "authority", "the authority that holds the person"
        ),
        flag(
            "seeks_protection",
            "whether the person seeks or has international protection",
        ),
        flag("lacks_means", "whether the person cannot pay for counsel"),
    ),
)

PLACEMENT = Table(
    "placement",
    "A stretch of a custody in one place.",
    (
        text("placement_id", "identifier of the placement"),
        link("custody_id", "custody", "the custody it is part of"),
        link("place_id", "place", "the place"),
        link("unit_id", "unit", "the unit of the place"),
        moment("began_at", "arrival"),
        moment("ended_at", "departure; blank while the person is there"),
        flag(
            "end_not_known", "true where the person has left and nobody recorded when"
        ),
        code("end_reason", EndReason, "why it ended"),
    ),
)

GROUND = Table(
    "ground",
    "A reason given for a custody, and whether a fact proves it.",
    (
        text("ground_id", "identifier of the row"),
        link("custody_id", "custody", "the custody"),
        code("ground", Ground, "the reason given"),
        flag("is_proven", "whether at least one fact recorded proves it"),
        flag(
            "is_protected_trait",
            "whether it turns on nationality, origin or another protected trait",
        ),
    ),
)

ORDER = Table(
    "order",
    "An order to detain, to extend or to release.",
    (
        text("order_id", "identifier of the order"),
        link("custody_id", "custody", "the custody it is about"),
        code("kind", OrderKind, "what it orders"),
        moment("at", "when it was made"),
        plan("ends_at", "when it lapses by its own terms"),
        moment("quashed_at", "when it was quashed or withdrawn"),
        link("authority_id", "authority", "who made it"),
        text(
            "legal_basis",
            "the provision relied on, as coded in the jurisdiction's list",
        ),
        flag("procedure_followed", "whether the procedure the law sets was followed"),
        flag("states_facts", "whether it states the facts"),
        flag("states_basis", "whether it states the legal basis"),
        flag("states_place", "whether it states the place"),
        code("extension_reason", ExtensionReason, "why the detention was made longer"),
    ),
)

OBSTACLE = Table(
    "obstacle",
    "Something that makes removal impossible.",
    (
        text("obstacle_id", "identifier of the row"),
        link("custody_id", "custody", "the custody"),
        code("kind", ObstacleKind, "what stands in the way"),
        moment("recorded_at", "when it was recorded"),
        moment("lifted_at", "when it ceased"),
        flag("is_of_the_person", "whether the person is responsible for it"),
    ),
)

RELEASE = Table(
    "release",
    "What was given to a person on release.",
    (
        text("release_id", "identifier of the row"),
        link("custody_id", "custody", "the custody that ended"),
        moment("at", "when the person was released"),
        flag("on_expiry", "whether the release came because the maximum was reached"),
        flag(
            "document_issued",
            "whether a document that protects against new detention was issued",
        ),
    ),
)

UNLAWFULNESS = Table(
    "unlawfulness",
    "A finding that a detention was unlawful or arbitrary, and the claim opened.",
    (
        text("unlawfulness_id", "identifier of the finding"),
        link("custody_id", "custody", "the custody"),
        moment("found_at", "when it was found"),
        moment("claim_opened_at", "when a claim for compensation was opened"),
    ),
)

TABLES = (CUSTODY, PLACEMENT, GROUND, ORDER, OBSTACLE, RELEASE, UNLAWFULNESS)

"""The closed lists that the canonical columns draw their codes from."""

from enum import StrEnum

from habeas.law.alternative import Alternative
from habeas.law.limit import Regime
from habeas.law.place_type import PlaceType

__all__ = ["Alternative", "PlaceType", "Regime"]


class Sex(StrEnum):
    """Sex as recorded."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How much of a birth date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Branch(StrEnum):
    """The branch of law a deprivation of liberty is based on."""

    ADMINISTRATIVE = "administrative"
    CRIMINAL = "criminal"
    NONE = "none"


class Conduct(StrEnum):
    """What the person is said to have done."""

    IRREGULAR_ENTRY = "irregular_entry"
    IRREGULAR_STAY = "irregular_stay"
    IRREGULAR_EXIT = "irregular_exit"
    OTHER_OFFENCE = "other_offence"
    NONE = "none"


class Ground(StrEnum):
    """The reason given for a detention."""

    RISK_OF_ABSCONDING = "risk_of_absconding"
    SECURING_REMOVAL = "securing_removal"
    DANGER_TO_SELF = "danger_to_self"
    DANGER_TO_SOCIETY = "danger_to_society"
    IDENTITY = "identity"
    IRREGULAR_STATUS = "irregular_status"
    DETERRENCE = "deterrence"
    MIGRATION_MANAGEMENT = "migration_management"
    PUNISHMENT = "punishment"
    WITHDRAWAL_OF_CLAIM = "withdrawal_of_claim"
    ACCEPTANCE_OF_RETURN = "acceptance_of_return"
    BIOMETRICS_OR_DATA = "biometrics_or_data"
    EXTORTION = "extortion"
    DISCRIMINATION = "discrimination"
    AUTOMATIC = "automatic"
    CONTRACT = "contract"
    USE_OF_RIGHTS = "use_of_rights"
    OTHER = "other"


class EndReason(StrEnum):
    """How a custody, or a stretch of it, ended."""

    RELEASED = "released"
    RELEASED_TO_ALTERNATIVE = "released_to_alternative"
    MAXIMUM_REACHED = "maximum_reached"
    GROUND_CEASED = "ground_ceased"
    COURT_ORDERED = "court_ordered"
    BAIL = "bail"
    VULNERABILITY = "vulnerability"
    CHILD_PROTECTION = "child_protection"
    REMOVAL_NOT_FORESEEABLE = "removal_not_foreseeable"
    STATUS_GRANTED = "status_granted"
    VOLUNTARY_RETURN = "voluntary_return"
    REMOVED = "removed"
    TRANSFERRED = "transferred"
    OTHER_AUTHORITY = "other_authority"
    ESCAPED = "escaped"
    DIED = "died"
    RECORD_ERROR = "record_error"
    OTHER = "other"


class Operator(StrEnum):
    """Who runs a place."""

    PUBLIC = "public"
    PRIVATE = "private"
    MIXED = "mixed"


class Control(StrEnum):
    """On what the State's responsibility for a place abroad rests."""

    TERRITORY = "territory"
    DE_JURE = "de_jure"
    DE_FACTO = "de_facto"
    FINANCING = "financing"


class AuthorityKind(StrEnum):
    """What a body is."""

    IMMIGRATION = "immigration"
    POLICE = "police"
    BORDER = "border"
    MINISTRY = "ministry"
    COURT = "court"
    PREVENTIVE_MECHANISM = "preventive_mechanism"
    HUMAN_RIGHTS_INSTITUTION = "human_rights_institution"
    CIVIL_SOCIETY = "civil_society"
    HEALTH = "health"
    CHILD_PROTECTION = "child_protection"
    OTHER = "other"


class OrderKind(StrEnum):
    """What an order orders."""

    DETENTION = "detention"
    EXTENSION = "extension"
    RELEASE = "release"


class ExtensionReason(StrEnum):
    """Why a detention was made longer."""

    NO_COOPERATION = "no_cooperation"
    DOCUMENTS_AWAITED = "documents_awaited"
    TRANSPORT = "transport"
    ILLNESS = "illness"
    APPEAL = "appeal"
    ASYLUM_CLAIM = "asylum_claim"
    OTHER_RIGHT_USED = "other_right_used"
    OTHER = "other"


class AssessmentKind(StrEnum):
    """What an assessment looked into."""

    NECESSITY = "necessity"
    RISK_ON_RETURN = "risk_on_return"
    AGE = "age"


class Situation(StrEnum):
    """Situations of vulnerability in which nobody is detained."""

    PREGNANT = "pregnant"
    BREASTFEEDING = "breastfeeding"
    OLDER_PERSON = "older_person"
    DISABILITY = "disability"
    TORTURE_OR_TRAUMA = "torture_or_trauma"
    VICTIM_OF_CRIME = "victim_of_crime"
    VICTIM_OF_TRAFFICKING = "victim_of_trafficking"
    HEALTH_NEED = "health_need"
    LGBTI = "lgbti"
    REFUGEE = "refugee"
    ASYLUM_SEEKER = "asylum_seeker"
    STATELESS = "stateless"


class SituationStatus(StrEnum):
    """What is known of a situation."""

    CONFIRMED = "confirmed"
    UNDER_EXAMINATION = "under_examination"
    EXCLUDED = "excluded"


class Relation(StrEnum):
    """What the person is to the relative."""

    PARENT = "parent"
    CARER = "carer"
    CHILD = "child"
    SPOUSE = "spouse"
    SIBLING = "sibling"
    OTHER = "other"


class ConsularKind(StrEnum):
    """What happened between a person and a consulate."""

    TOLD_OF_RIGHT = "told_of_right"
    REQUESTED = "requested"
    DECLINED = "declined"
    NOTIFIED = "notified"
    ACCESS_GIVEN = "access_given"


class MentalHealth(StrEnum):
    """What was found of a person's mental health when set apart."""

    NONE = "none"
    CONDITION = "condition"
    SERIOUS = "serious"


class ConfinementReason(StrEnum):
    """Why a person was set apart from others."""

    DISCIPLINARY = "disciplinary"
    INVESTIGATION = "investigation"
    SECURITY = "security"
    HUNGER_STRIKE = "hunger_strike"
    MEDICAL = "medical"
    MENTAL_ILLNESS = "mental_illness"
    PROTECTION = "protection"
    PROTECTION_LGBTI = "protection_lgbti"
    SUICIDE_RISK = "suicide_risk"
    OTHER = "other"


class IncidentKind(StrEnum):
    """What happened to a person in custody."""

    ILL_TREATMENT = "ill_treatment"
    SEXUAL_VIOLENCE = "sexual_violence"
    SELF_HARM = "self_harm"
    HUNGER_STRIKE = "hunger_strike"
    USE_OF_FORCE = "use_of_force"
    DEATH = "death"
    OTHER = "other"


class ItemCategory(StrEnum):
    """What a thing taken from a person is."""

    IDENTITY_DOCUMENT = "identity_document"
    MEDICINE = "medicine"
    ASSISTIVE_DEVICE = "assistive_device"
    CONTACT_LIST = "contact_list"
    PHONE = "phone"
    MONEY = "money"
    VALUABLE = "valuable"
    OTHER = "other"


class ContactKind(StrEnum):
    """Whom a contact was with."""

    FAMILY = "family"
    COUNSEL = "counsel"
    CIVIL_SOCIETY = "civil_society"
    OTHER = "other"


class SupportKind(StrEnum):
    """Support offered to people who live in the community under a measure."""

    CASE_MANAGEMENT = "case_management"
    LEGAL_AID = "legal_aid"
    HOUSING = "housing"
    HEALTH = "health"
    SCHOOLING = "schooling"


class ObstacleKind(StrEnum):
    """Why a removal cannot be carried out."""

    CONSULATE_SILENT = "consulate_silent"
    NO_TRANSPORT = "no_transport"
    NON_REFOULEMENT = "non_refoulement"
    STATELESS = "stateless"
    ORDER_ANNULLED = "order_annulled"
    OTHER = "other"


class ChecklistItem(StrEnum):
    """What a visit rates of a place's conditions."""

    SPACE = "space"
    OPEN_AIR = "open_air"
    CLEANING = "cleaning"
    LIGHT = "light"
    FOOD = "food"
    WATER = "water"
    BEDDING = "bedding"
    STAFF = "staff"


class FindingSource(StrEnum):
    """Who found a detention unlawful or arbitrary."""

    COURT = "court"
    REVIEW = "review"
    MONITOR = "monitor"
    CLOCK = "clock"

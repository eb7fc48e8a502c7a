"""The closed lists that the register needs and no standard asks about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How well a language is spoken."""

    NATIVE = "native", _("First language")
    WELL = "well", _("Well")
    SOME = "some", _("Some")
    NONE = "none", _("Not at all")


class RuledOut(TextChoices):
    """What kind of reason rules an alternative out for one person."""

    NO_ADDRESS = "no_address", _("No address, and none can be found")
    NO_GUARANTOR = "no_guarantor", _("No guarantor, and none can be found")
    NO_MEANS = "no_means", _("The person has no means for it")
    ABSCONDED_BEFORE = "absconded_before", _("Absconded from it before, as proved")
    HEALTH = "health", _("It would harm the person's health")
    NOT_SUITED = "not_suited", _("It does not meet the risk that was proved")
    DECLINED = "declined", _("The person declined it, after advice")
    OTHER = "other", _("Another reason")


class NameKind(TextChoices):
    """Where a name comes from."""

    SAID = "said", _("As the person says it")
    DOCUMENT = "document", _("As a document has it")
    ALIAS = "alias", _("Another name used")
    NICKNAME = "nickname", _("Nickname")
    FORMER = "former", _("Former name")


class BirthEvidence(TextChoices):
    """What a birth date rests on."""

    DOCUMENT = "document", _("A document")
    SAID = "said", _("What the person says")
    RELATIVE = "relative", _("What a relative says")
    ESTIMATE = "estimate", _("An estimate")
    ASSESSMENT = "assessment", _("A multidisciplinary assessment")


class Sameness(TextChoices):
    """What a person decided about two records."""

    SAME = "same", _("The same person")
    DIFFERENT = "different", _("Different people")


class ProposalKind(TextChoices):
    """What is proposed for a custody."""

    DETENTION = "detention", _("Detention")
    EXTENSION = "extension", _("Extension")
    ALTERNATIVE = "alternative", _("An alternative to detention")
    RELEASE = "release", _("Release")


class ProposalState(TextChoices):
    """How far a proposal has come."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting to be checked")
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class InstructionCause(TextChoices):
    """Why release is instructed."""

    MAXIMUM = "maximum", _("The maximum period has run out")
    ORDER_LAPSED = "order_lapsed", _("The order has lapsed")
    NO_ORDER = "no_order", _("No order was made in time")
    COURT = "court", _("A court ordered release")
    REVIEW = "review", _("A review ordered release")
    DECISION = "decision", _("The authority decided on release")
    CHILD = "child", _("A child is held")


class TaskState(TextChoices):
    """How far a task has come."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    LAPSED = "lapsed", _("No longer needed")


class ContradictionKind(TextChoices):
    """How two facts contradict each other."""

    OVERLAP = "overlap", _("Two custodies of one person at the same time")
    TWO_PLACES = "two_places", _("Two placements at the same time")
    ENDS_BEFORE = "ends_before", _("It ends before it begins")
    OUTSIDE = "outside", _("It lies outside the custody")
    HEADCOUNT = "headcount", _("The headcount differs from the register")


class ExportState(TextChoices):
    """How far an export has come: two people are needed for one."""

    REQUESTED = "requested", _("Waiting for a second person")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


class ExportForm(TextChoices):
    """As what files an export is written."""

    CSV = "csv", _("CSV, for any spreadsheet")
    PARQUET = "parquet", _("Parquet, with types, for large registers")


class PaperForm(TextChoices):
    """The paper forms for places without a network."""

    ARREST = "arrest", _("Arrest")
    ADMISSION = "admission", _("Admission")
    RELEASE = "release", _("Release")
    HEADCOUNT = "headcount", _("Headcount")

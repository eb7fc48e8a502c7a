"""The closed lists of supervision."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartyFactKind(TextChoices):
    """What a State does about the Convention."""

    SIGNATURE = "signature", _("Signature")
    RATIFICATION = "ratification", _("Ratification")
    ACCESSION = "accession", _("Accession")
    DECLARATION_76 = "declaration_76", _("Declaration under article 76")
    DECLARATION_77 = "declaration_77", _("Declaration under article 77")
    RESERVATION = "reservation", _("Reservation")
    WITHDRAWAL = "withdrawal", _("Withdrawal of a reservation")


class StepKind(TextChoices):
    """A step of a cycle, in the order in which they are taken."""

    REPORT = "report", _("Report by the State")
    PRIOR_LIST = "prior_list", _("List of issues prior to reporting")
    LIST = "list", _("List of issues")
    REPLIES = "replies", _("Written replies")
    SUBMISSION = "submission", _("Submission by others")
    DIALOGUE = "dialogue", _("Dialogue")
    OBSERVATIONS = "observations", _("Concluding observations")
    STATE_COMMENTS = "state_comments", _("Comments by the State")
    ANSWER = "answer", _("Answer of the Committee")
    FOLLOW_UP = "follow_up", _("Follow-up report")
    CALL = "call", _("Call for contributions to a general comment")
    DRAFT = "draft", _("Draft of a general comment")
    COMMENTS = "comments", _("Comments on a draft")
    ADOPTION = "adoption", _("Adoption of a general comment")


class SubmitterKind(TextChoices):
    """Who submits to a cycle besides the State."""

    UN_BODY = "un_body", _("Body of the United Nations")
    ILO = "ilo", _("International Labour Organization")
    INSTITUTION = "institution", _("National human rights institution")
    NGO = "ngo", _("Non-governmental organization")
    OTHER = "other", _("Another")


class Side(TextChoices):
    """Whose view of a recommendation's fate it is."""

    STATE = "state", _("The State")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    COMMITTEE = "committee", _("The Committee")


class Status(TextChoices):
    """How far a recommendation is carried out; docs/supervision.md has the criteria."""

    NOT_BEGUN = "not_begun", _("Not begun")
    PREPARED = "prepared", _("In preparation")
    UNDER_WAY = "under_way", _("Under way")
    PARTLY = "partly", _("Partly carried out")
    DONE = "done", _("Carried out")
    AGAINST = "against", _("The situation has worsened")
    NOT_KNOWN = "not_known", _("Not known")


class TieKind(TextChoices):
    """What a recommendation is tied to, so that its fate can be measured."""

    STANDARD = "standard", _("Standard")
    ARTICLE = "article", _("Article of the Convention")
    INDICATOR = "indicator", _("Indicator")


class Receiver(TextChoices):
    """To whom observations are transmitted at home."""

    MINISTRY = "ministry", _("A ministry")
    PARLIAMENT = "parliament", _("Parliament")
    LOCAL = "local", _("Local authorities")
    COURTS = "courts", _("Courts")
    CIVIL_SOCIETY = "civil_society", _("Civil society")

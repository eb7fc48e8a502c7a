"""The closed lists of supervision."""

from collections.abc import Mapping

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


# The steps by which a general comment is made; the others are those of a State's cycle.
DRAFTING_STEPS = frozenset(
    {StepKind.CALL, StepKind.DRAFT, StepKind.COMMENTS, StepKind.ADOPTION}
)


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


class Criterion(TextChoices):
    """What somebody goes by who says how far a recommendation is carried out."""

    NOTHING_DONE = "nothing_done", _("Nothing is recorded that is done about it")
    MEASURE_NAMED = "measure_named", _("A measure is named, with who leads it")
    IN_FORCE = "in_force", _("A law, an order or a budget is in force")
    SOME_DONE = "some_done", _("Some of its actions are done")
    FIGURES_MOVED = "figures_moved", _("The figures have moved, not as far as it asks")
    ALL_DONE = "all_done", _("Each of its actions is done, and no figures tell of it")
    FIGURES_SHOW = "figures_show", _("Each is done, and the figures show it")
    FIGURES_WORSE = "figures_worse", _("The figures have become worse")
    NEW_CONCERN = "new_concern", _("The Committee has a new concern")
    NOTHING_TELLS = "nothing_tells", _("There is nothing to tell it by")


# The status follows from what it rests on: nobody chooses it apart.
STATUS_BY: Mapping[Criterion, Status] = {
    Criterion.NOTHING_DONE: Status.NOT_BEGUN,
    Criterion.MEASURE_NAMED: Status.PREPARED,
    Criterion.IN_FORCE: Status.UNDER_WAY,
    Criterion.SOME_DONE: Status.PARTLY,
    Criterion.FIGURES_MOVED: Status.PARTLY,
    Criterion.ALL_DONE: Status.DONE,
    Criterion.FIGURES_SHOW: Status.DONE,
    Criterion.FIGURES_WORSE: Status.AGAINST,
    Criterion.NEW_CONCERN: Status.AGAINST,
    Criterion.NOTHING_TELLS: Status.NOT_KNOWN,
}


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


class Means(TextChoices):
    """By what observations are transmitted."""

    LETTER = "letter", _("Letter")
    SITTING = "sitting", _("Sitting or hearing")
    MEETING = "meeting", _("Meeting of those concerned")
    ELECTRONIC = "electronic", _("Electronic post")
    PUBLICATION = "publication", _("Publication")

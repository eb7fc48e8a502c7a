"""The roles in which people use Habeas."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """In which role a person acts."""

    CUSTODY_OFFICER = "custody_officer", _("Custody officer")
    DECISION_MAKER = "decision_maker", _("Decision-maker")
    CHECKING_OFFICER = "checking_officer", _("Checking officer")
    JUDGE = "judge", _("Judge")
    COUNSEL = "counsel", _("Counsel")
    INTERPRETER = "interpreter", _("Interpreter")
    HEALTH_PROFESSIONAL = "health_professional", _("Health professional")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    CHILD_PROTECTION = "child_protection", _("Child-protection officer")
    CONSULAR_DESK = "consular_desk", _("Consular desk")
    COMPLAINTS_OFFICER = "complaints_officer", _("Complaints officer")
    MONITOR = "monitor", _("Monitor")
    STATISTICIAN = "statistician", _("Statistician")
    ADMINISTRATOR = "administrator", _("Administrator")
    DETAINED_PERSON = "detained_person", _("Person detained")
    SECRETARIAT = "secretariat", _("Secretariat of the Committee")
    FOCAL_POINT = "focal_point", _("Focal point of the State")
    COMMITTEE_MEMBER = "committee_member", _("Member of the Committee")
    CIVIL_SOCIETY = "civil_society", _("Civil society")

"""What kinds of body are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import AuthorityKind

AUTHORITY_KINDS: list[tuple[str, str | Promise]] = [
    (AuthorityKind.IMMIGRATION.value, _("Immigration")),
    (AuthorityKind.POLICE.value, _("Police")),
    (AuthorityKind.BORDER.value, _("Border")),
    (AuthorityKind.MINISTRY.value, _("Ministry")),
    (AuthorityKind.COURT.value, _("Court")),
    (AuthorityKind.PREVENTIVE_MECHANISM.value, _("Preventive mechanism")),
    (AuthorityKind.HUMAN_RIGHTS_INSTITUTION.value, _("Human rights institution")),
    (AuthorityKind.CIVIL_SOCIETY.value, _("Civil society")),
    (AuthorityKind.HEALTH.value, _("Health")),
    (AuthorityKind.CHILD_PROTECTION.value, _("Child protection")),
    (AuthorityKind.OTHER.value, _("Other")),
]

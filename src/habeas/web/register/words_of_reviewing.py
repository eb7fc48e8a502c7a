"""What ties a reviewer, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.web.register.queries.independence import Tie

TIES: Mapping[Tie, str | Promise] = {
    Tie.DETAINS_HERE: _("It is the body that holds the person or ordered it."),
    Tie.UNDER_IT: _("It reports to the body that holds the person or ordered it."),
    Tie.DETAINS: _("It detains migrants itself."),
    Tie.MAKES_POLICY: _("It makes or carries out migration policy."),
    Tie.CANNOT_RELEASE: _("It has no power to order release."),
    Tie.NOT_KNOWN: _("What it does, or may order, is not fully recorded."),
}

"""What pages of others show of decisions: `{% load deciding %}`."""

from django import template
from django.utils import timezone

from habeas.web.register.models import Custody
from habeas.web.register.queries.access import Viewer
from habeas.web.register.queries.decided import Decided
from habeas.web.register.queries.decided import decided as gather

register = template.Library()


@register.simple_tag
def decided(custody: Custody, viewer: Viewer) -> Decided:
    """Give what was decided in a custody, as far as somebody may see it."""
    return gather(custody, viewer, at=timezone.now())

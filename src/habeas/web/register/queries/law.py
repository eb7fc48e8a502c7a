"""The law that the register judges by, as its settings name it."""

from functools import cache

from django.conf import settings

from habeas.engine import jurisdictions
from habeas.law.applied import Law
from habeas.law.edition import Edition


def law_in_force() -> Law:
    """Give the law and the edition by which the register judges."""
    return _law(settings.JURISDICTION, settings.EDITION)


@cache
def _law(jurisdiction: str, edition: str) -> Law:
    return Law(jurisdictions.load(jurisdiction), Edition(edition))

"""The alternatives to detention, from the lightest to the heaviest."""

from enum import StrEnum


class Alternative(StrEnum):
    """A measure in place of detention, in order of restrictiveness.

    >>> Alternative.REGISTRATION.restrictiveness < Alternative.CURFEW.restrictiveness
    True
    """

    RELEASE = "release"
    """At liberty, without conditions."""
    REGISTRATION = "registration"
    CASE_MANAGEMENT = "case_management"
    DESIGNATED_ADDRESS = "designated_address"
    GUARANTOR = "guarantor"
    REPORTING = "reporting"
    DOCUMENT_DEPOSIT = "document_deposit"
    """Papers are handed in, and others given in their place."""
    BAIL = "bail"
    """Bail, bond or another deposit."""
    CURFEW = "curfew"
    HOUSE_ARREST = "house_arrest"
    """May be detention in all but name."""
    ELECTRONIC_MONITORING = "electronic_monitoring"
    """May be detention in all but name."""

    @property
    def restrictiveness(self) -> int:
        """Its place in the order: 0 is liberty without conditions."""
        return list(Alternative).index(self)

"""Every error Habeas raises on purpose, in one tree.

A message says what was seen, why it cannot stand, and how to put it right.
"""


class HabeasError(Exception):
    """Something the user can put right; the command line exits with 2."""


class BadCitationError(HabeasError):
    """A text that should be a pinpoint into an instrument is not one."""


class BadInputError(HabeasError):
    """A file or value given by the user cannot be read as what it must be."""


class BadLawError(HabeasError):
    """A jurisdiction's file contradicts itself or the schema."""


class BadAdapterError(HabeasError):
    """An adapter's file contradicts itself or the canonical tables."""


class UnknownNameError(HabeasError):
    """A name of a closed list (a standard, an edition, a jurisdiction) is not on it."""


class OutputError(HabeasError):
    """What was asked for cannot be written where it was asked for."""


class MissingPartError(HabeasError):
    """An optional part of the installation is needed and not there."""

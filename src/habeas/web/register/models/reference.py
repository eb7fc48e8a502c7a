"""References that people read out and write down: random, and telling nothing."""

import secrets

# Without letters and digits that are mistaken for one another, or that spell words.
_SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"
_GROUPS, _LENGTH = 2, 4


def new_reference() -> str:
    """Draw a reference such as ``K7QM-4X2D``: 27 to the eighth, some 2.8e11."""
    groups = (
        "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)) for _ in range(_GROUPS)
    )
    return "-".join(groups)

"""How a ruling names a figure that the law of a country does not give."""

from habeas.law.applied import Law


def silent(law: Law, figure: str) -> str:
    """Name a figure as one of that country's law."""
    return f"{figure} in the law of {law.jurisdiction.name}"

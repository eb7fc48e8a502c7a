"""The two editions of General Comment No. 5 that a standard may be read in."""

from enum import StrEnum

from habeas.law.errors import UnknownNameError


class Edition(StrEnum):
    """An edition of the general comment; each has its own paragraph numbers."""

    DRAFT = "draft"
    ADOPTED = "adopted"

    @property
    def instrument(self) -> str:
        """The name its pinpoints are cited under."""
        return "GC5 draft" if self is Edition.DRAFT else "GC5"

    @property
    def full_title(self) -> str:
        """How the edition is called in full."""
        return _TITLES[self]

    @property
    def paragraphs(self) -> range:
        """The numbers of its paragraphs."""
        return range(1, 112 if self is Edition.DRAFT else 98)

    @classmethod
    def named(cls, name: str) -> "Edition":
        """Find an edition by its name; raises UnknownNameError."""
        try:
            return cls(name)
        except ValueError:
            raise UnknownNameError(
                f"there is no edition {name!r}: choose 'draft' (2020, 111 paragraphs) "
                "or 'adopted' (2021, 97 paragraphs)"
            ) from None


_TITLES = {
    Edition.DRAFT: "draft of General Comment No. 5 (2020)",
    Edition.ADOPTED: "General Comment No. 5 (2021), CMW/C/GC/5",
}

"""A table of a TOML file, read strictly: every key known, every value of its type."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn, TypeVar

from habeas.law.amount import Amount
from habeas.law.errors import BadInputError, BadLawError, HabeasError

_E = TypeVar("_E", bound=StrEnum)
_PARTIAL_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)


def nearest(word: str, words: Iterable[str]) -> str:
    """Say which of the words may have been meant, as a question; empty if none is.

    >>> nearest("prisson", ["prison", "hotel"])
    ' (did you mean prison?)'
    """
    near = difflib.get_close_matches(word, list(words), n=3, cutoff=0.6)
    return f" (did you mean {' or '.join(near)}?)" if near else ""


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as a source gives it: a day, a month or a year."""

    text: str
    first: dt.date
    last: dt.date

    @classmethod
    def parse(cls, text: str) -> "DateText | None":
        """Read `2019`, `2019-05` or `2019-05-02`; None when it is none of these.

        >>> DateText.parse("2024-02").last.isoformat()
        '2024-02-29'
        """
        match = _PARTIAL_DATE.fullmatch(text)
        if match is None:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            first = dt.date(year or 0, month or 1, day or 1)
        except ValueError:
            return None
        if day is not None:
            return cls(text, first, first)
        return cls(text, first, _end_of(first.year, month))


def _end_of(year: int, month: int | None) -> dt.date:
    if month is None or month == 12:  # noqa: PLR2004 - December
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, the file it is of, and the way down to it, for the messages."""

    values: Mapping[str, object]
    file: str
    path: str = ""
    error: type[HabeasError] = BadLawError

    def fail(self, key: str, fault: str) -> NoReturn:
        """Raise the error of this kind of file, naming file, table and key."""
        where = ".".join(filter(None, (self.path, key)))
        raise self.error(": ".join(filter(None, (self.file, where, fault))))

    def allow(self, *keys: str) -> None:
        """Refuse any key but these."""
        for key in self.values:
            if key not in keys:
                self.fail(
                    key,
                    f"there is no such key{nearest(key, keys)}; "
                    f"the keys here are {', '.join(keys)}",
                )

    def has(self, key: str) -> bool:
        """Say whether the key is there."""
        return key in self.values

    def text(self, key: str) -> str:
        """Give a text that must be there."""
        value = self.values.get(key)
        if value is None:
            self.fail(key, "is missing; give it as a text in quotation marks")
        if not isinstance(value, str) or not value.strip():
            self.fail(key, f"{value!r} is not a text; write one in quotation marks")
        return value.strip()

    def optional_text(self, key: str) -> str:
        """Give a text, or an empty one where it is absent."""
        return self.text(key) if self.has(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts; empty where it is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self.fail(key, f'{value!r} is not a list of texts, as in ["one", "two"]')
        return tuple(value)

    def flag(self, key: str) -> bool:
        """Give a true or false; false where it is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.fail(key, f"{value!r} is neither true nor false")
        return value

    def amount(self, key: str) -> Amount | None:
        """Give an amount of time; None where it is absent."""
        if not self.has(key):
            return None
        value = self.values[key]
        try:
            return Amount.parse(value if isinstance(value, str) else repr(value))
        except BadInputError as error:
            self.fail(key, str(error))

    def date(self, key: str) -> DateText | None:
        """Give a day, or a text such as "2019" or "2019-05"; None where absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return DateText(value.isoformat(), value, value)
        found = DateText.parse(value) if isinstance(value, str) else None
        if found is None:
            self.fail(
                key, f'{value} is not a date; write 2019-05-02, "2019-05" or "2019"'
            )
        return found

    def choice(self, key: str, of: type[_E]) -> _E | None:
        """Give one of a closed list of names; None where it is absent."""
        return self.named(key, self.text(key), of) if self.has(key) else None

    def one_of(self, key: str, of: type[_E]) -> _E:
        """Give one of a closed list of names that must be there."""
        found = self.choice(key, of)
        if found is None:
            self.fail(key, f"is missing; choose from {', '.join(of)}")
        return found

    def choices(self, key: str, of: type[_E]) -> tuple[_E, ...]:
        """Give several of a closed list of names."""
        return tuple(self.named(key, name, of) for name in self.texts(key))

    def named(self, key: str, name: str, of: type[_E]) -> _E:
        """Find a name on a closed list."""
        names = [member.value for member in of]
        if name not in names:
            self.fail(
                key,
                f"{name!r} is not on the list{nearest(name, names)}; "
                f"choose from {', '.join(names)}",
            )
        return of(name)

    def table(self, key: str) -> "Table":
        """Give a table within; an empty one where it is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.fail(key, f"is not a table; write it under [{self._below(key)}]")
        return Table(value, self.file, self._below(key), self.error)

    def tables(self, key: str) -> tuple["Table", ...]:
        """Give an array of tables; empty where it is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.fail(key, f"is not a list of tables; write [[{self._below(key)}]]")
        return tuple(
            Table(inner, self.file, f"{self._below(key)}[{number}]", self.error)
            for number, inner in enumerate(value, start=1)
        )

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

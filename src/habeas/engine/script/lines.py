"""The lines of a script as they are written: names, rows, and blocks within blocks."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows in a script, and where each column stands in a row."""

    name: str
    columns: Mapping[str, int]

    def at(self, row: str, column: str) -> str:
        """Write a cell of a row."""
        return f"{row}[{self.columns[column]}]"


def row_of(texts: Iterable[str]) -> str:
    """Write a row of these cells."""
    return f"({''.join(f'{text}, ' for text in texts)})"


class Names:
    """Gives names that no other value of the script has."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def fresh(self, kind: str) -> str:
        """Give a name of a kind, told by its first letter."""
        return f"{kind}{next(self._numbers)}"


class Lines:
    """Lines of one function, each at the depth of the block it is in."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._depth = 1
        self._lines: list[str] = []

    def add(self, line: str) -> None:
        """Add a line."""
        self._lines.append(" " * self._depth + line)

    def assign(self, text: str, kind: str = "v") -> str:
        """Give a value a name of its own."""
        name = self.names.fresh(kind)
        self.add(f"{name} = {text}")
        return name

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Open a block; what is added within is a level deeper."""
        self.add(f"{head}:")
        self._depth += 1
        yield
        self._depth -= 1

    def __str__(self) -> str:
        return "\n".join(self._lines)

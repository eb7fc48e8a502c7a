"""What each canonical table is fed with, read from an adapter's TOML file."""

import re
from collections.abc import Iterable, Mapping

from habeas.facts.adapter import (
    DERIVED_KINDS,
    Constant,
    Feed,
    Kind,
    SourceColumn,
    Take,
    Value,
)
from habeas.facts.table import Column, Type
from habeas.facts.tables import BY_NAME
from habeas.law.toml_table import Table, nearest

FEED_KEYS = ("table", "per", "columns")
VALUE_KEYS = (
    "from",
    "constant",
    "key",
    "row",
    "lost",
    "codes",
    "patterns",
    "others",
    "take",
)
PER = ("record", "key")
_BY_TYPE: Mapping[Type, tuple[type, ...]] = {
    Type.TEXT: (str,),
    Type.CODE: (str,),
    Type.FLAG: (bool,),
    Type.WHOLE: (int,),
    Type.NUMBER: (int, float),
}


def read_feeds(
    root: Table, columns: Mapping[str, SourceColumn], *, has_stays: bool
) -> tuple[Feed, ...]:
    """Read the feeds; `columns` are those declared, to which stays add theirs."""
    kinds = {name: column.kind for name, column in columns.items()}
    if has_stays:
        kinds |= DERIVED_KINDS
    lists = root.table("codes")
    codes = {name: _mapping(lists, name) for name in lists.values}
    feeds = tuple(_feed(table, kinds, codes) for table in root.tables("feeds"))
    if not feeds:
        root.fail("feeds", "is missing; say which canonical tables the file feeds")
    return feeds


def _feed(
    table: Table,
    kinds: Mapping[str, Kind],
    codes: Mapping[str, Mapping[str, Constant]],
) -> Feed:
    table.allow(*FEED_KEYS)
    name = table.text("table")
    if name not in BY_NAME:
        table.fail(
            "table",
            f"there is no canonical table {name!r}{nearest(name, BY_NAME)}; "
            f"choose from {', '.join(BY_NAME)}",
        )
    canonical, inner = BY_NAME[name], table.table("columns")
    inner.allow(*canonical.names)
    values = {
        column.name: _Fed(inner, column, kinds, codes).value()
        for column in canonical
        if inner.has(column.name)
    }
    if canonical.key not in values:
        inner.fail(canonical.key, "is missing; every row needs an identifier")
    per = table.optional_text("per") or "record"
    if per not in PER:
        table.fail("per", f"{per!r} is neither record nor key")
    return Feed(canonical, per == "record", values)


class _Fed:
    """A canonical column being read, and what may be said of it."""

    def __init__(
        self,
        feed: Table,
        column: Column,
        kinds: Mapping[str, Kind],
        codes: Mapping[str, Mapping[str, Constant]],
    ) -> None:
        self.column, self.kinds, self.codes = column, kinds, codes
        given = feed.values[column.name]
        values = {"from": given} if isinstance(given, (str, list)) else given
        self.table = Table({column.name: values}, feed.file, feed.path, feed.error)
        self.table = self.table.table(column.name)
        self.table.allow(*VALUE_KEYS)

    def value(self) -> Value:
        """Read it, and refuse what the canonical column cannot hold."""
        table = self.table
        value = Value(
            sources=self._columns("from"),
            constant=self._constant(),
            key=self._columns("key"),
            is_row=table.flag("row"),
            lost=self._lost(),
            codes=self._coded("codes"),
            patterns=self._coded("patterns"),
            others_unknown=table.optional_text("others") == "unknown",
            take=table.choice("take", Take) or Take.AGREED,
        )
        made_of = (value.sources, value.key, value.is_row, value.lost)
        ways = sum(map(bool, made_of)) + (value.constant is not None)
        if ways != 1:
            table.fail("", "give one of from, constant, key, row = true and lost")
        self._check_kind(value)
        return value

    def _columns(self, key: str) -> tuple[str, ...]:
        given = self.table.values.get(key)
        one = {key: [given]} if isinstance(given, str) else self.table.values
        names = Table(one, self.table.file, self.table.path, self.table.error)
        return tuple(self._declared(key, name) for name in names.texts(key))

    def _declared(self, key: str, name: str) -> str:
        if name not in self.kinds:
            near = nearest(name, self.kinds)
            self.table.fail(
                key,
                f"no column {name!r} is declared{near}; declare it as [columns.{name}]",
            )
        return name

    def _lost(self) -> str:
        name = self.table.optional_text("lost")
        return self._declared("lost", name) if name else ""

    def _constant(self) -> Constant | None:
        given = self.table.values.get("constant")
        return None if given is None else self._ours("constant", given)

    def _coded(self, key: str) -> Mapping[str, Constant] | None:
        given = self.table.values.get(key)
        if given is None:
            return None
        if isinstance(given, str):
            if given not in self.codes:
                near = nearest(given, self.codes)
                self.table.fail(key, f"there is no list [codes.{given}]{near}")
            pairs = self.codes[given]
        else:
            pairs = _mapping(self.table, key)
        for theirs, ours in pairs.items():
            self._ours(f"{key}.{theirs}", ours)
            if key == "patterns":
                _check_pattern(self.table, theirs)
        return pairs

    def _ours(self, key: str, given: object) -> Constant:
        """Refuse a value that the canonical column cannot hold."""
        if self.column.codes is not None:
            return self.table.named(key, str(given), self.column.codes).value
        allowed = _BY_TYPE.get(self.column.kind, ())
        if not isinstance(given, allowed) or (
            isinstance(given, bool) and bool not in allowed
        ):
            self.table.fail(
                key, f"{given!r} does not fit a column that holds a {self.column.kind}"
            )
        assert isinstance(given, (str, bool, int, float))  # noqa: S101 - narrows
        return given

    def _check_kind(self, value: Value) -> None:
        kind, is_coded = self.column.kind, value.codes or value.patterns
        if kind in {Type.CODE, Type.FLAG} and value.sources and not is_coded:
            self._fail_uncoded(value)
        wanted = {
            Type.DAY: Kind.MOMENT,
            Type.MOMENT: Kind.MOMENT,
            Type.NUMBER: Kind.NUMBER,
            Type.WHOLE: Kind.NUMBER,
        }.get(kind)
        wrong = [
            name for name in value.sources if wanted and self.kinds[name] != wanted
        ]
        if wrong and not is_coded:
            self.table.fail(
                "from",
                f"{self.column.name} holds a {kind}: declare the column "
                f'{wrong[0]} with kind = "{wanted}"',
            )

    def _fail_uncoded(self, value: Value) -> None:
        ours = self.column.codes or ("true", "false")
        self.table.fail(
            "codes",
            f"is missing; say for each value of {value.sources[0]} which it is of "
            f"{', '.join(ours)}",
        )


def _mapping(table: Table, key: str) -> dict[str, Constant]:
    pairs = table.table(key)
    for name, ours in pairs.values.items():
        if not isinstance(ours, (str, bool, int, float)):
            pairs.fail(name, f"{ours!r} is no code")
    return {n: v for n, v in pairs.values.items() if isinstance(v, Constant)}


def _check_pattern(table: Table, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        table.fail("patterns", f"{pattern!r} is no regular expression: {error}")


def names_of(feeds: Iterable[Feed]) -> tuple[str, ...]:
    """Name every column the feeds read."""
    return tuple(
        dict.fromkeys(n for f in feeds for v in f.columns.values() for n in v.reads)
    )

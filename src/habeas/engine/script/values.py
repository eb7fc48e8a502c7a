"""One value of an Ibis tree, written as Python: unknown in, unknown out."""

from collections.abc import Callable, Mapping
from typing import Any

import ibis.expr.operations as ops

from habeas.engine.script.lines import Lines
from habeas.engine.script.literals import INTERVALS, literal
from habeas.law.errors import HabeasError

# The text of a field: of which row, and where in it.
Fields = Callable[[ops.Field], str]


class NoScriptError(HabeasError):
    """An expression uses an operation that scripts do not have."""


class Values:
    """Writes values as assignments to names, each value once."""

    def __init__(
        self, lines: Lines, fields: Fields, said: Mapping[ops.Value, str] | None = None
    ) -> None:
        self._lines = lines
        self._fields = fields
        self._said: dict[ops.Value, str] = {**said} if said else {}

    def text(self, value: ops.Value) -> str:
        """Give the name, or the constant, that holds a value."""
        if value not in self._said:
            self._said[value] = self._named(value)
        return self._said[value]

    def _named(self, value: ops.Value) -> str:
        if isinstance(value, ops.Literal):
            return literal(value)
        return self._lines.assign(self._written(value))

    def _written(self, value: ops.Value) -> str:
        if isinstance(value, ops.Field):
            return self._fields(value)
        kind: type = type(value)
        write = _WRITERS.get(kind)
        if write is None:
            raise NoScriptError(
                f"{type(value).__name__} cannot be written as a script yet: add it to "
                "engine/script/values.py"
            )
        return write(self, value)

    def unless_unknown(self, text: str, *needed: ops.Value) -> str:
        """Write what is unknown where any of the values needed is."""
        tests = [f"{self.text(v)} is None" for v in needed if not is_known(v)]
        return (
            f"None if {' or '.join(dict.fromkeys(tests))} else {text}"
            if tests
            else text
        )


def is_known(value: ops.Value) -> bool:
    """Say whether a value is never unknown, as far as its form tells."""
    match value:
        case ops.Literal():
            return value.value is not None
        case ops.IsNull() | ops.NotNull() | ops.CountStar():
            return True
        case ops.And() | ops.Or():
            return is_known(value.left) and is_known(value.right)
        case ops.Not():
            return is_known(value.arg)
        case _:
            return False


def _and(values: Values, op: ops.And) -> str:
    one, other = values.text(op.left), values.text(op.right)
    if is_known(op.left):
        return f"{one} and {other}"
    if is_known(op.right):
        return f"{other} and {one}"
    return f"{other} and None if {one} is None else {one} and {other}"


def _or(values: Values, op: ops.Or) -> str:
    one, other = values.text(op.left), values.text(op.right)
    if is_known(op.left):
        return f"{one} or {other}"
    if is_known(op.right):
        return f"{other} or {one}"
    return f"{other} or None if {one} is None else {one} or {other}"


def _between(sign: str) -> Callable[[Values, Any], str]:
    def write(values: Values, op: Any) -> str:  # noqa: ANN401 - any binary operation
        text = f"{values.text(op.left)} {sign} {values.text(op.right)}"
        return values.unless_unknown(text, op.left, op.right)

    return write


def _of(pattern: str) -> Callable[[Values, Any], str]:
    def write(values: Values, op: Any) -> str:  # noqa: ANN401 - any unary operation
        return values.unless_unknown(pattern.format(values.text(op.arg)), op.arg)

    return write


def _case(values: Values, op: ops.SearchedCase) -> str:
    choices = (
        f"{values.text(result)} if {values.text(case)} else "
        for case, result in zip(op.cases, op.results, strict=True)
    )
    return f"{''.join(choices)}{values.text(op.default)}"


def _among(values: Values, op: ops.InValues) -> str:
    options = ", ".join(sorted(literal(option) for option in op.options))
    text = f"{values.text(op.value)} in {{{options}}}"
    return values.unless_unknown(text, op.value)


def _lacks(values: Values, value: ops.Value) -> str:
    return "False" if is_known(value) else f"{values.text(value)} is None"


def _greatest(values: Values, op: ops.Greatest) -> str:
    return f"highest(({', '.join(values.text(each) for each in op.arg)},))"


def _cast(values: Values, op: ops.Cast) -> str:
    text, kind, target = values.text(op.arg), op.arg.dtype, op.to
    if kind.is_boolean() and target.is_integer():
        return values.unless_unknown(f"+{text}", op.arg)
    if kind.is_date() and target.is_timestamp():
        return values.unless_unknown(f"{text} * DAY", op.arg)
    if kind.is_integer() and target.is_floating():
        return values.unless_unknown(f"float({text})", op.arg)
    if type(kind) is type(target) or (kind.is_integer() and target.is_integer()):
        return text
    raise NoScriptError(f"a cast from {kind} to {target} cannot be written as a script")


def _shifted(sign: str) -> Callable[[Values, Any], str]:
    """Write a moment or a day moved by an interval, forward or back."""

    def write(values: Values, op: Any) -> str:  # noqa: ANN401 - any sum with a span
        span, start = op.right, values.text(op.left)
        is_day = op.left.dtype.is_date()
        unit = span.dtype.unit.value
        count = (
            values.text(span.arg)
            if isinstance(span, ops.IntervalFromInteger)
            else str(span.value)
        )
        if unit in {"M", "Y"}:
            months = f"{sign}{count}" if unit == "M" else f"{sign}12 * {count}"
            word = "day_on" if is_day else "moment_on"
            return values.unless_unknown(f"{word}({start}, {months})", op.left)
        size = INTERVALS[unit] // INTERVALS["D"] if is_day else INTERVALS[unit]
        needed = (
            (op.left, span.arg)
            if isinstance(span, ops.IntervalFromInteger)
            else (op.left,)
        )
        return values.unless_unknown(f"{start} {sign} {count} * {size}", *needed)

    return write


def _date(values: Values, op: ops.Date) -> str:
    if op.arg.dtype.is_date():
        return values.text(op.arg)
    return values.unless_unknown(f"{values.text(op.arg)} // DAY", op.arg)


def _truncated(values: Values, op: ops.DateTruncate) -> str:
    word = {"M": "month_start", "Y": "year_start"}[op.unit.value]
    return values.unless_unknown(f"{word}({values.text(op.arg)})", op.arg)


def _day_of(values: Values, op: ops.DateFromYMD) -> str:
    parts = (op.year, op.month, op.day)
    text = ", ".join(values.text(part) for part in parts)
    return values.unless_unknown(f"day_of({text})", *parts)


_WRITERS: Mapping[type, Callable[[Values, Any], str]] = {
    ops.Add: _between("+"),
    ops.And: _and,
    ops.Cast: _cast,
    ops.Date: _date,
    ops.DateAdd: _shifted("+"),
    ops.DateFromYMD: _day_of,
    ops.DateSub: _shifted("-"),
    ops.DateTruncate: _truncated,
    ops.Divide: _between("/"),
    ops.Equals: _between("=="),
    ops.ExtractDay: _of("day_of_month({})"),
    ops.ExtractEpochSeconds: _of("seconds({})"),
    ops.ExtractMonth: _of("month_of({})"),
    ops.FloorDivide: _between("//"),
    ops.Greater: _between(">"),
    ops.GreaterEqual: _between(">="),
    ops.Greatest: _greatest,
    ops.InValues: _among,
    ops.IsNull: lambda values, op: _lacks(values, op.arg),
    ops.Less: _between("<"),
    ops.LessEqual: _between("<="),
    ops.Multiply: _between("*"),
    ops.Negate: _of("-{}"),
    ops.Not: _of("not {}"),
    ops.NotEquals: _between("!="),
    ops.NotNull: lambda values, op: f"not {values.text(ops.IsNull(op.arg))}",
    ops.Or: _or,
    ops.SearchedCase: _case,
    ops.Subtract: _between("-"),
    ops.TimestampAdd: _shifted("+"),
    ops.TimestampSub: _shifted("-"),
}

"""Many values made one, in a script: of a group, or of its rows up to each."""

from collections.abc import Sequence

import ibis.expr.operations as ops

from habeas.engine.script.values import NoScriptError

# The word for all the values at once, and the one for two of them.
_WORDS = {
    ops.Max: ("highest", "higher"),
    ops.Min: ("lowest", "lower"),
    ops.Sum: ("total", "plus"),
}


def folded(fold: ops.Reduction) -> tuple[ops.Value, ...]:
    """Give the values of each row that a fold asks."""
    match fold:
        case ops.CountStar():
            return ()
        case ops.ArgMax():
            return fold.arg, fold.key
        case _:
            return (fold.arg,)


def write_fold(fold: ops.Reduction, rows: str, columns: Sequence[str]) -> str:
    """Write what the columns that a fold asks come to."""
    if fold.where is not None:
        raise NoScriptError("a script folds all the values there are: filter the rows")
    match fold:
        case ops.CountStar():
            return f"len({rows})"
        case ops.Count():
            return f"len(known({columns[0]}))"
        case ops.ArgMax():
            return f"at_highest({columns[0]}, {columns[1]})"
        case _:
            return f"{_words(fold)[0]}({columns[0]})"


def pairwise(fold: ops.Reduction) -> str:
    """Name the word that folds a value into what came before it."""
    return _words(fold)[1]


def _words(fold: ops.Reduction) -> tuple[str, str]:
    if type(fold) not in _WORDS:
        raise NoScriptError(
            f"{type(fold).__name__} cannot be written as a script yet: add it to "
            "engine/script/folds.py"
        )
    return _WORDS[type(fold)]

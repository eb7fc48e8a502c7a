"""Many values made one, in a script: of a group, or of its rows up to each."""

import ibis.expr.operations as ops

from habeas.engine.script.values import NoScriptError

# The word for all the values at once, and the one for two of them.
_WORDS = {
    ops.Max: ("highest", "higher"),
    ops.Min: ("lowest", "lower"),
    ops.Sum: ("total", "plus"),
}


def write_fold(fold: ops.Reduction, column: str) -> str:
    """Write what the values of a column come to."""
    if fold.where is not None:
        raise NoScriptError("a script folds all the values there are: filter the rows")
    match fold:
        case ops.CountStar():
            return f"len({column})"
        case ops.Count():
            return f"len(known({column}))"
        case _:
            return f"{_words(fold)[0]}({column})"


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

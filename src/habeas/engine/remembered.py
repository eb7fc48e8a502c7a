"""Compiled judgements kept on disk: compiling takes seconds, running need not."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import platformdirs

from habeas import __version__
from habeas.engine.plan import Judgement, Sentence, compile_rules
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject

# A folder of another's choosing, or `off`.
FOLDER_VARIABLE = "HABEAS_CACHE"
_KEPT = 64
# Whatever of ours can change what is compiled.
_COMPILED_FROM = ("law", "facts", "rulebook", "engine")


def compiled(
    source: Source, law: Law, rules: Iterable[Rule] = RULES, *, dialect: str
) -> tuple[Judgement, ...]:
    """Compile rules, or take them as they were compiled before.

    What is kept is named by everything it was compiled from: the tables given,
    the law, the rules, the engine and our own code. A folder that cannot be read
    or written only costs the time to compile.
    """
    asked = tuple(rules)
    folder = _folder()
    if folder is None:
        return compile_rules(source, law, asked, dialect=dialect)
    path = folder / f"{_name(source, law, asked, dialect)}.json"
    with suppress(OSError, ValueError, KeyError):
        return _read(path)
    made = compile_rules(source, law, asked, dialect=dialect)
    with suppress(OSError):
        _write(path, made)
    return made


def _folder() -> Path | None:
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen == "off":
        return None
    return Path(chosen) if chosen else platformdirs.user_cache_path("habeas")


def _name(source: Source, law: Law, rules: tuple[Rule, ...], dialect: str) -> str:
    given = sorted((table, sorted(columns)) for table, columns in source.given.items())
    parts = (_code(), dialect, repr(law), repr(given), [rule.id for rule in rules])
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def _code() -> str:
    """Fingerprint our own code, so that what is kept never outlives a change."""
    compilers = (version("ibis-framework"), version("sqlglot"))
    top = Path(__file__).parents[1]
    digest = hashlib.sha256(repr((__version__, compilers)).encode())
    for folder in _COMPILED_FROM:
        for path in sorted((top / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> tuple[Judgement, ...]:
    kept = json.loads(path.read_text(encoding="utf8"))
    path.touch()
    rules = {rule.id: rule for rule in RULES}
    return tuple(_judgement(each, rules) for each in kept)


def _judgement(kept: Mapping[str, Any], rules: Mapping[str, Rule]) -> Judgement:
    return Judgement(
        Subject(kept["subject"]),
        kept["key"],
        tuple(rules[name] for name in kept["rules"]),
        kept["base"],
        kept["facts"],
        kept["verdicts"],
        {
            name: Sentence(
                {Verdict(v): said for v, said in sentence["reasons"].items()},
                tuple(sentence["facts"]),
            )
            for name, sentence in kept["sentences"].items()
        },
    )


def _write(path: Path, made: Iterable[Judgement]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([_plain(judgement) for judgement in made])
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".draft")
    with os.fdopen(handle, "w", encoding="utf8") as file:
        file.write(text)
    Path(draft).replace(path)
    _forget(path.parent)


def _plain(judgement: Judgement) -> dict[str, Any]:
    return {
        "subject": judgement.subject.value,
        "key": judgement.key,
        "rules": [rule.id for rule in judgement.rules],
        "base": judgement.base,
        "facts": judgement.facts,
        "verdicts": judgement.verdicts,
        "sentences": {
            name: {
                "reasons": {v.value: said for v, said in sentence.reasons.items()},
                "facts": list(sentence.facts),
            }
            for name, sentence in judgement.sentences.items()
        },
    }


def _forget(folder: Path) -> None:
    """Remove what was used longest ago, past the number kept."""
    kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_KEPT]:
        path.unlink(missing_ok=True)

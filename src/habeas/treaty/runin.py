# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""A heading that runs into its paragraph: ``Legal framework. The Committee notes…``."""

import re

from habeas.treaty.folding import fold
from habeas.treaty.language import Pack

_MOST_WORDS = 9
# Set off by a stop and a dash, or by a stop or colon before a capital.
_SET_OFF = re.compile(
    r"(?P<head>[^.:;?!()\n]{3,90}?)(?:[.:]?\s*-{1,2}\s+|[.:]\s+)(?=[A-ZА-Яء-ي\u3400-\u9fff\"])"
)


def run_in_heading(text: str, pack: Pack) -> str:
    """Give the heading a paragraph's words begin with; empty when there is none.

    Reads: a paragraph's words. Promises: the beginning of them, or nothing.
    A language whose file does not list the words that never stand in such a
    heading has none.
    """
    match = _SET_OFF.match(fold(text[:140]))
    if match is None or "run_in_not" not in pack.patterns:
        return ""
    head = match["head"].strip()
    if len(head.split()) > _MOST_WORDS or pack.says("run_in_not", head):
        return ""
    return text[: match.end("head")].strip()

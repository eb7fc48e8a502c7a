"""Print the papers of a decision, and keep each as it was printed, with its hash."""

import hashlib

from django.template.loader import render_to_string
from django.utils import translation

from habeas.web.pages.printing import pdf
from habeas.web.register.models import Order, Paper
from habeas.web.register.queries.papers import (
    What,
    languages_for,
    order_paper,
    papers_of,
)
from habeas.web.trail.actions import Actor, record


def print_order(order: Order, *, by: Actor) -> tuple[Paper, ...]:
    """Print the order and the notice of its reasons, once in each language needed.

    What is printed already is not printed again.
    """
    done = {(paper.what, paper.language) for paper in papers_of(order)}
    return tuple(
        _printed(order, what, language, by=by)
        for what in What
        for language in languages_for(order)
        if (what, language) not in done
    )


def _printed(order: Order, what: What, language: str, *, by: Actor) -> Paper:
    with translation.override(language):
        said = {"paper": order_paper(order), "order": order, "language": language}
        template = f"register/papers/{what}.html"
        title = str(_TITLES[what]).format(reference=order.custody.reference)
        content = pdf(render_to_string(template, {**said, "title": title}))
    made = Paper(
        custody=order.custody,
        order=order,
        what=what,
        language=language,
        title=title,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return record(made, by=by)


def is_as_printed(paper: Paper) -> bool:
    """Say whether a document is still the one that was printed."""
    return hashlib.sha256(bytes(paper.content)).hexdigest() == paper.sha256


_TITLES = {
    What.ORDER: translation.gettext_lazy("Order in custody {reference}"),
    What.NOTICE: translation.gettext_lazy("Your rights and the reasons, {reference}"),
}

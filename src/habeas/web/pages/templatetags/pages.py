"""The components of a page: `{% load pages %}`."""

from django import template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from habeas.law.verdict import Verdict
from habeas.web.pages import once as sending

register = template.Library()

# A verdict is told by sign, word and colour, so that none of them is needed.
_VERDICTS: dict[str, tuple[str, str | Promise, str]] = {
    Verdict.MET: ("✓", _("Met"), "green"),
    Verdict.BREACH: ("✕", _("Breach"), "red"),
    Verdict.PENDING: ("…", _("Pending"), "yellow"),
    Verdict.UNKNOWN: ("?", _("Unknown"), "grey"),
    Verdict.NOT_APPLICABLE: ("∅", _("Not applicable"), "purple"),
}


@register.simple_tag
def tag(words: object, colour: str = "grey") -> SafeString:
    """Draw a word in a coloured box; the word says all that the colour does."""
    box = '<strong class="govuk-tag govuk-tag--{}">{}</strong>'
    return format_html(box, colour, words)


@register.simple_tag
def verdict(said: str) -> SafeString:
    """Draw a verdict."""
    sign, words, colour = _VERDICTS[said]
    box = (
        '<strong class="govuk-tag govuk-tag--{}">'
        '<span aria-hidden="true">{}</span> {}</strong>'
    )
    return format_html(box, colour, sign, words)


@register.filter
def verdict_words(said: str) -> str:
    """Give a verdict in words alone."""
    return str(_VERDICTS[said][1])


@register.filter
def first_id(field: BoundField) -> str:
    """Give the id of the first thing in a field that can have the focus."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


@register.simple_tag(takes_context=True)
def once(context: Context, form: object = None) -> SafeString:
    """Put the token by which a form is acted on once, whoever presses how often."""
    request = context["request"]
    user = getattr(request, "user", None)
    token = ""
    if request.method == "POST" and not getattr(form, "was_sent", False):
        token = request.POST.get(sending.FIELD, "")
    token = token or sending.new_token(getattr(user, "pk", ""))
    return format_html(
        '<input type="hidden" name="{}" value="{}">', sending.FIELD, token
    )


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Set a text apart."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """Warn of what cannot be undone."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" '
        'aria-hidden="true">!</span><strong class="govuk-warning-text__text">'
        '<span class="govuk-visually-hidden">{}</span> {}</strong></div>',
        _("Warning"),
        content,
    )


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    """Fold away what only some need."""
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        summary,
        content,
    )


@register.simple_block_tag
def banner(content: str, title: str, *, success: bool = False) -> SafeString:
    """Tell something above all else on the page; once a page."""
    return format_html(
        '<div class="govuk-notification-banner{}" role="region" '
        'aria-labelledby="banner">'
        '<div class="govuk-notification-banner__header">'
        '<h2 class="govuk-notification-banner__title" id="banner">{}</h2></div>'
        '<div class="govuk-notification-banner__content">{}</div></div>',
        " govuk-notification-banner--success" if success else "",
        title,
        content,
    )


@register.simple_block_tag
def panel(content: str, title: str) -> SafeString:
    """Tell that something is done, with its reference; the title is the page's h1."""
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation">'
        '<h1 class="govuk-panel__title">{}</h1>'
        '<div class="govuk-panel__body">{}</div></div>',
        title,
        content,
    )


@register.simple_block_tag
def table(
    content: str, caption: str, *, size: str = "m", hidden: bool = False
) -> SafeString:
    """Draw a table with its caption, in a box that scrolls where it is too wide.

    Inside stand `thead` and `tbody` with plain rows: `<th scope="row">` and `<td>`.
    """
    shown = "govuk-visually-hidden" if hidden else f"govuk-table__caption--{size}"
    return format_html(
        '<div class="app-scroll" role="region" tabindex="0" aria-label="{}">'
        '<table class="govuk-table"><caption class="govuk-table__caption {}">{}'
        "</caption>{}</table></div>",
        caption,
        shown,
        caption,
        content,
    )

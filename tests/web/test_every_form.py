"""Every form of every page: what it says of wrong input, and what it never loses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from operator import attrgetter

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from lxml import html
from tests.web.every_page import NOBODY, PAGES, furnish

from habeas.web.accounts.models import User

TYPED = "كلمات كتبها أحدهم"
NO_FIGURES, NO_CHOICE, NO_DAY = "سبعة", "no-such-choice", "99"
BACKEND = "django.contrib.auth.backends.ModelBackend"
ARABIC = {"HTTP_ACCEPT_LANGUAGE": "ar"}
ARABIC_LETTER = re.compile("[\u0621-\u064a]")
# So many forms there are at least: a test that finds none proves nothing.
FORMS = 50
# Forms of the library that signs people in, which keeps what was typed its own way.
NOT_OURS = frozenset({"account_login"})
WAY_OUT = "//main//a[@href] | //a[@class='govuk-back-link']"
# Whatever is chosen there may as well be chosen twice.
HARMLESS = frozenset({"/account/language/"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was drawn, with what a hand would type into it."""

    drawn: html.FormElement

    @property
    def fields(self) -> list[html.HtmlElement]:
        """Give what somebody fills in."""
        asked = self.drawn.xpath(".//input[@type!='hidden'] | .//select | .//textarea")
        return [field for field in asked if field.name and field.get("type") != "file"]

    @property
    def can_be_wrong(self) -> bool:
        """Say whether anything is asked in it that is more than words."""
        return not all(_is_for_words(field) for field in self.fields)

    @property
    def is_sent_once(self) -> bool:
        """Say whether a second press can be told from the first."""
        return "once" in self.drawn.fields

    def wrong(self) -> dict[str, str]:
        """Fill it in as wrongly as it can be, and with words wherever words go."""
        hidden = self.drawn.xpath(".//input[@type='hidden']")
        kept = {field.name: field.value or "" for field in hidden}
        return {**kept, **{field.name: _wrong(field) for field in self.fields}}

    def stale(self) -> dict[str, str]:
        """Fill in words, and send it as if from a page of a version long past."""
        said = {**dict(self.drawn.form_values()), **self._chosen(), **self.words()}
        return {**said, "seen": "0"}

    def words(self) -> dict[str, str]:
        """Give what is typed wherever words go."""
        return {f.name: TYPED for f in self.fields if _is_for_words(f)}

    def _chosen(self) -> dict[str, str]:
        # The parser takes the value of a radio that says nothing for "on".
        radios = self.drawn.xpath(".//input[@type='radio'][@checked]")
        return {radio.name: radio.get("value", "") for radio in radios}


def _is_for_words(field: html.HtmlElement) -> bool:
    if field.tag == "textarea":
        return True
    is_part = "__input" in field.get("class", "") and "date" in field.get("class", "")
    return (
        field.tag == "input" and field.get("type") in {"text", "search"} and not is_part
    )


def _wrong(field: html.HtmlElement) -> str:
    if field.tag == "textarea":
        return TYPED
    if field.tag == "select" or field.get("type") in {"radio", "checkbox"}:
        return NO_CHOICE
    if field.get("type") == "number":
        return NO_FIGURES
    if "govuk-date-input__input" in field.get("class", ""):
        return NO_DAY
    return TYPED


def forms_of(answer) -> list[Form]:
    """Give the forms that a page sends to be acted on."""
    page = html.fromstring(answer.content)
    drawn = [form for form in page.forms if form.method == "POST"]
    return [form for form in map(Form, drawn) if form.fields]


def wrong_with(browser: Client, address: str) -> Iterator[str]:
    """Tell all that is wrong with the forms of a page."""
    drawn = browser.get(address)
    if forms_of(drawn) and not html.fromstring(drawn.content).xpath(WAY_OUT):
        yield "has no way out but the button"
    for form in forms_of(drawn):
        to = form.drawn.get("action") or address
        if to in HARMLESS:
            continue
        if not form.is_sent_once:
            yield "may act twice: it has no {% once %}"
            continue
        if form.can_be_wrong:
            yield from _refused(_sent(browser, to, form.wrong()), form)
        if "seen" in form.drawn.fields:
            yield from _kept_from_stale(_sent(browser, to, form.stale()), form)
        yield from _kept_over_sessions(browser, to, form)


def _sent(browser: Client, to: str, said: dict[str, str]) -> HttpResponse:
    """Send a form, and undo whatever comes of it."""
    with transaction.atomic():
        answer = browser.post(to, said)
        transaction.set_rollback(True)
    return answer


def _refused(answer: HttpResponse, form: Form) -> Iterator[str]:
    """Tell what is wrong with the answer to wrong input."""
    if answer.status_code != 422:
        yield f"answers {answer.status_code} to wrong input"
        return
    page = html.fromstring(answer.content)
    errors = page.xpath("//*[contains(@class, 'govuk-error-message')]")
    if not errors:
        yield "no error stands beside a field"
    for error in errors:
        if not ARABIC_LETTER.search(error.text_content().split(":", 1)[-1]):
            yield f"speaks no Arabic: {error.text_content().strip()!r}"
        if not error.get("id"):
            yield f"no field points to: {error.text_content().strip()!r}"
    if not page.xpath("//*[contains(@class, 'govuk-error-summary')]//a[@href]"):
        yield "no error summary leads to the field"
    said = form.wrong()
    yield from _lost(page, {f.name: said[f.name] for f in form.fields if _is_typed(f)})


def _is_typed(field: html.HtmlElement) -> bool:
    return field.tag != "select" and field.get("type") not in {
        "radio",
        "checkbox",
        "password",
    }


def _lost(page: html.HtmlElement, typed: dict[str, str]) -> Iterator[str]:
    kept = {
        field.name: field.value
        for field in page.xpath("//main//input | //main//textarea")
        if field.name in typed and field.get("type") not in {"radio", "checkbox"}
    }
    for name, text in typed.items():
        if (kept.get(name) or "").strip() != text:
            yield f"loses what was typed in {name}: {kept.get(name)!r}"


def _kept_from_stale(answer: HttpResponse, form: Form) -> Iterator[str]:
    if answer.status_code != HTTPStatus.CONFLICT:
        yield f"answers {answer.status_code} to a stale page{_errors(answer)}"
    elif form.words() and TYPED not in answer.text:
        yield "loses what was typed into a stale page"


def _errors(answer: HttpResponse) -> str:
    if answer.status_code != HTTPStatus.UNPROCESSABLE_ENTITY:
        return ""
    summary = html.fromstring(answer.content).xpath("//*[@role='alert']")
    return ": " + "; ".join(" ".join(s.text_content().split()) for s in summary)


def _kept_over_sessions(browser: Client, to: str, form: Form) -> Iterator[str]:
    """Tell what an ended session loses."""
    session = browser.cookies.pop("sessionid")
    sent = browser.post(to, form.wrong())
    browser.cookies["sessionid"] = session.value
    if sent.status_code != HTTPStatus.FOUND or "/sign-in/login/" not in sent.url:
        yield f"answers {sent.status_code} once the session has ended"
        return
    page = html.fromstring(browser.get(to).content)
    said = form.wrong()
    yield from _lost(page, {f.name: said[f.name] for f in form.fields if _is_typed(f)})
    browser.cookies.pop("kept", None)


@pytest.fixture
def things(db, settings, tmp_path, monkeypatch):
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))
    settings.JURISDICTION = "XAA"
    return furnish()


def test_no_form_loses_what_was_typed_or_acts_twice(things):
    wrong, seen = {}, 0
    for who, pages in groupby(sorted(PAGES, key=attrgetter("who")), attrgetter("who")):
        browser = Client(**ARABIC)
        if who != NOBODY:
            browser.force_login(User.objects.get(username=who), BACKEND)
        for page in pages:
            if page.name not in NOT_OURS:
                address = page.address(things)
                seen += len(forms_of(browser.get(address)))
                if found := sorted(set(wrong_with(browser, address))):
                    wrong[f"{who} {page}"] = found
    assert not wrong, "\n".join(f"{page}: {told}" for page, told in wrong.items())
    assert seen >= FORMS

"""Every page of the register, by every role: allowed as the rules say, and told."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register import models as m
from habeas.web.register import urls
from habeas.web.register.queries.access import may, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.viewer import viewer_of
from habeas.web.trail.actions import SYSTEM, record
from habeas.web.trail.models import Action, Entry


@dataclass(frozen=True)
class Page:
    """What a page looks up first, what it then asks whether one may, and how."""

    name: str
    thing: str = ""
    asks: tuple[Do, type] | None = None
    args: tuple[Any, ...] = ()
    post: bool = False
    # A form that shows nothing of the file it is for.
    is_blank: bool = False
    only: tuple[Role, ...] = tuple(Role)


SEE, RECORD, CORRECT, CHECK = Do.SEE, Do.RECORD, Do.CORRECT, Do.CHECK
MONITOR, ADMIN, HELD = (Role.MONITOR,), (Role.ADMINISTRATOR,), (Role.DETAINED_PERSON,)
READERS = (Role.MONITOR, Role.COUNSEL, Role.DETAINED_PERSON)
# Whoever is shown the outline of a custody is shown nothing else of the person.
WHOLE = tuple(set(Role) - {Role.CONSULAR_DESK, Role.INTERPRETER})
PAGES = [
    Page("work"),
    Page("tasks"),
    Page("subscribe"),
    Page("custodies", asks=(SEE, m.Custody)),
    Page("narrow", asks=(SEE, m.Custody)),
    Page("custody", "custody"),
    Page("person", "person", only=WHOLE),
    Page("own", only=HELD),
    Page("complain", only=HELD),
    Page("paper", "paper"),
    Page("reads", only=MONITOR),
    Page("person_reads", "person", only=READERS, is_blank=True),
    Page("visits", asks=(SEE, m.Visit)),
    Page("new_visit", asks=(RECORD, m.Visit)),
    Page("visit", "visit"),
    Page("rate", "visit", (RECORD, m.Rating)),
    Page("recommend", "visit", (RECORD, m.VisitRecommendation)),
    Page("exports", asks=(SEE, m.BulkExport)),
    Page("ask_export", asks=(RECORD, m.BulkExport)),
    Page("allow_export", "export", (CHECK, m.BulkExport)),
    Page("refuse_export", "export", (CHECK, m.BulkExport)),
    Page("fetch_export", "export", (RECORD, m.BulkExport), post=True),
    Page("engagements", "custody", (SEE, m.Engagement)),
    Page("engage", "custody", (RECORD, m.Engagement), is_blank=True),
    Page("engage_by_reference", asks=(RECORD, m.Engagement), only=ADMIN),
    Page("end_engagement", "engagement", (CORRECT, m.Engagement), is_blank=True),
    Page("postings", asks=(SEE, m.Posting)),
    Page("new_posting", asks=(RECORD, m.Posting)),
    Page("end_posting", "posting", (CORRECT, m.Posting)),
    Page("give_account", asks=(RECORD, m.OwnAccount)),
    Page("facts", "custody", args=("custodies",)),
    Page("place", "place"),
    Page("count", "place", (RECORD, m.Headcount)),
    Page("place-new", asks=(RECORD, m.Place)),
    Page("paper-forms", "place", (RECORD, m.FormNumber)),
    Page("paper-enter", asks=(RECORD, m.FormNumber)),
    Page("decide", "custody", (RECORD, m.Proposal)),
    Page("decide-release", "custody", (RECORD, m.Order)),
    Page("proposal", "proposal"),
    Page("proposal-submit", "proposal", (RECORD, m.Proposal), post=True),
    Page("proposal-withdraw", "proposal", (RECORD, m.Proposal), post=True),
    Page("proposal-approve", "proposal", (CHECK, m.Proposal), post=True),
    Page("proposal-back", "proposal", (CHECK, m.Proposal), post=True),
    Page("order", "order"),
    Page("order-print", "order", (RECORD, m.Paper), post=True),
    Page("order-serve", "order", (RECORD, m.Notice)),
    Page("review", "custody", (RECORD, m.Review)),
    Page("hearing", "custody", (RECORD, m.Hearing)),
    Page("measure", "measure"),
]
# Asked elsewhere: cell by cell in `test_table`, by their own area, or by a secret.
ELSEWHERE = {
    "fact-list", "fact-new", "fact", "fact-correct", "fact-withdraw",
    "calendar", "people", "intake", "begin", "likeness", "likeness-decide",
    "send", "arrive", "free", "end", "contradictions", "settle", "places", "headcount",
    "paper-forms", "paper-print", "paper-enter",
    "authorities", "proposal-step", "consider", "ground-back", "measure-do",
    "identical",
}  # fmt: skip


def named(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_page_stands_here_or_is_asked_elsewhere():
    assert {page.name for page in PAGES} | ELSEWHERE == set(named(urls.urlpatterns))


@pytest.fixture
def things(held, place, police, viewer):
    """Give one of each thing that pages look up, all about the custody held."""
    now = timezone.now()
    maker = viewer(Role.DECISION_MAKER, police)
    asker = viewer(Role.MONITOR).acting()
    officer = m.Posting(appointment=maker.user.appointments.get(), place=place)
    made = {
        "order": m.Order(custody=held, kind="detention", at=now, authority=police),
        "proposal": m.Proposal(
            custody=held, proposes="detention", proposed_by=maker.user, authority=police
        ),
        "paper": m.Paper(custody=held, what="order", language="en", content=b"%PDF"),
        "visit": m.Visit(place=place),
        "posting": officer,
        "measure": m.Measure(person=held.person),
        "engagement": m.Engagement(
            custody=held, user=maker.user, role=Role.COUNSEL, begins_at=now
        ),
        "export": m.BulkExport(purpose="Report", asked_by_id=asker.user_id),
    }
    recorded = {name: record(fact, by=SYSTEM) for name, fact in made.items()}
    return {**recorded, "custody": held, "person": held.person, "place": place}


def address_of(page, things):
    thing = things.get(page.thing)
    key = () if thing is None else (getattr(thing, "reference", thing.pk),)
    return reverse(f"register:{page.name}", args=[*page.args, *key])


def wanted(viewer, page, things):
    """Say what the rules have a page answer."""
    thing = things.get(page.thing)
    if thing and not visible(viewer, type(thing)).filter(pk=thing.pk).exists():
        return "nothing there"
    if not viewer.holds(*page.only):
        return "no"
    return "yes" if page.asks is None or may(viewer, *page.asks) else "no"


@pytest.mark.parametrize("role", Role, ids=str)
def test_each_page_answers_by_the_rules_and_tells_who_read(
    related, browser_of, things, held, role
):
    user = related(role)
    viewer, browser = viewer_of(user), browser_of(user)
    wrong, untold = {}, []
    for page in PAGES:
        due = wanted(viewer, page, things)
        about = Entry.objects.filter(action=Action.READ, about=held.person_id)
        before = about.count()
        address = address_of(page, things)
        answer = browser.post(address) if page.post else browser.get(address)
        said = {403: "no", 404: "nothing there"}.get(answer.status_code, "yes")
        if said != due:
            wrong[page.name] = (said, due)
        thing = things.get(page.thing)
        shows = answer.status_code == 200 and not page.is_blank
        if shows and thing is not None and thing.person_id_told():
            untold += [page.name] if about.count() == before else []
    assert (wrong, untold) == ({}, [])

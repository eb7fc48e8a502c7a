"""Every page of the web, by the name of its address: who opens it, and about what."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from tests.web.register.deciding.conftest import answer_all, somebody_held

from habeas.rulebook.authorising import Decision
from habeas.web.accounts.models import Appointment, Authority, User
from habeas.web.library.models import Document, Paragraph
from habeas.web.library.queries.documents import slug_of
from habeas.web.operating.demonstration import demonstrate
from habeas.web.register import models as m
from habeas.web.register.actions import (
    custodies,
    deciding,
    exports,
    facts,
    headcounts,
    paper,
    relations,
)
from habeas.web.register.actions.papers import print_order
from habeas.web.register.codes import PaperForm
from habeas.web.supervision import models as s
from habeas.web.supervision.actions.following import tie
from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.models import Recommendation
from habeas.web.trail.actions import SYSTEM, Actor, record

NOBODY = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address's name, who opens it, and the words of its address.

    A word that names a thing of the furnished register stands for it.
    """

    name: str
    who: str = NOBODY
    args: tuple[str, ...] = ()
    query: str = ""

    def address(self, things: dict[str, object]) -> str:
        """Give the address for a furnished register."""
        return (
            reverse(self.name, args=[things.get(arg, arg) for arg in self.args])
            + self.query
        )

    def __str__(self) -> str:
        return " ".join((self.name, *self.args))


def _register(who: str, *pages: str) -> tuple[Page, ...]:
    """Give pages of the register, each written as the words of its address."""
    said = (page.split() for page in pages)
    return tuple(Page(f"register:{name}", who, tuple(args)) for name, *args in said)


PAGES = (
    Page("home"),
    Page("account_login"),
    Page("library:library"),
    Page("library:library", query="?q=detention"),
    Page("library:document", args=("slug", "document")),
    Page("library:paragraph", args=("slug", "document", "paragraph")),
    Page("library:compare", args=("older", "document")),
    Page("library:align", args=("older", "document")),
    Page("supervision:parties"),
    Page("supervision:calendar"),
    Page("supervision:committee"),
    Page("supervision:state", args=("XAA",)),
    Page("supervision:recommendations"),
    Page("supervision:clusters"),
    Page("supervision:recommendation", args=("recommendation",)),
    Page("library:add", "secretariat"),
    Page("supervision:bring_any", "secretariat"),
    Page("supervision:bring", "focalpoint", ("XAA",)),
    Page("library:correct", "secretariat", ("document", "paragraph")),
    Page("supervision:set_due", "secretariat", ("XAA",)),
    Page("supervision:tie", "secretariat", ("recommendation",)),
    Page("supervision:view", "focalpoint", ("recommendation",)),
    Page("supervision:measure", "focalpoint", ("recommendation",)),
    Page("supervision:follow_up", args=("XAA",)),
    Page("supervision:measure_page", args=("taken",)),
    Page("supervision:reminders"),
    Page("supervision:draftings"),
    Page("supervision:drafting", args=("drafting",)),
    Page("supervision:new_cycle", "secretariat", ("XAA",)),
    Page("supervision:new_step", "secretariat", ("cycle",)),
    Page("supervision:new_drafting", "secretariat"),
    Page("supervision:correct", "secretariat", ("step", "a step")),
    Page("supervision:follow_up", "focalpoint", ("XAA",)),
    Page("supervision:transmission", "focalpoint", ("XAA",)),
    Page("supervision:milestone", "focalpoint", ("taken",)),
    Page("supervision:correct", "focalpoint", ("of follow-up", "taken")),
    Page("supervision:correct", "focalpoint", ("milestone", "a milestone")),
    Page("supervision:correct", "focalpoint", ("transmission", "a transmission")),
    Page("supervision:correct", "focalpoint", ("view", "a view")),
    Page("supervision:withdraw", "focalpoint", ("view", "a view")),
    Page("account", "officer"),
    Page("people", "admin"),
    Page("add_person", "admin"),
    Page("person", "admin", ("user",)),
    Page("appoint", "admin", ("user",)),
    Page("new_password", "admin", ("user",)),
    Page("remove_factors", "admin", ("user",)),
    Page("let_in", "admin", ("user",)),
    Page("end_appointment", "admin", ("appointment",)),
    Page("bodies", "admin"),
    Page("add_body", "admin"),
    Page("body", "admin", ("body",)),
    *_register(
        "admin",
        "postings",
        "new_posting",
        "end_posting posting",
        "engage_by_reference",
        "place-new",
    ),
    # Somebody is looked for before they are registered.
    Page("register:people", "officer", query="?q=arabic"),
    *_register(
        "officer",
        "work",
        "custodies",
        "narrow",
        "tasks",
        "subscribe",
        "people",
        "intake",
        "person person",
        "begin person",
        "likeness person",
        "likeness-decide person other",
        "custody custody",
        "send custody",
        "arrive transfer",
        "free custody",
        "end custody",
        "engagements custody",
        "engage custody",
        "end_engagement engagement",
        "contradictions",
        "settle contradiction",
        "places",
        "place place",
        "count place",
        "paper-forms place",
        "paper-enter",
        "headcount headcount",
        "authorities",
        "facts custodies custody",
        "facts people person",
        "facts places place",
        "fact-list custodies custody placement",
        "fact-new custodies custody placement",
        "fact-new people person birth-claim",
        "fact placement stay",
        "fact-correct placement stay",
        "fact-withdraw placement stay",
        "order-serve order",
    ),
    *_register("social", "give_account"),
    *_register("somebody held", "own", "complain"),
    *_register("counsel", "person_reads person", "order order"),
    *_register(
        "monitor",
        "work",
        "custody custody",
        "reads",
        "visits",
        "new_visit",
        "visit visit",
        "rate visit",
        "recommend visit",
        "exports",
        "ask_export",
        "allow_export export",
        "refuse_export export",
        "identical",
    ),
    *_register(
        "decider",
        "decide free",
        "decide-release custody",
        "review custody",
        "measure measure",
        *(f"measure-do measure {name}" for name in ("review", "support", "end")),
        "proposal proposal",
        *(
            f"proposal-step proposal {step}"
            for step in ("detention", "bars", "objective", "legality", "assessment")
        ),
        *(
            f"proposal-step proposal {step}"
            for step in ("alternatives", "necessity", "proportionality", "duration")
        ),
        "consider proposal bail",
    ),
    *_register("checker", "proposal waiting", "proposal-back waiting"),
    *_register("judge", "hearing custody"),
)
# What an address leads to that is no page, or is walked to by another test.
NO_PAGE = {
    "account_logout": "signs out, by a button alone",
    "account_inactive": "leads back to the sign-in",
    "account_reauthenticate": "walked in test_accounts",
    "account_change_password": "walked in test_accounts",
    "None": "leads to one's account",
    "language": "changes the language, by a button alone",
    "own_language": "changes the language, by a button alone",
    "second_factor_first": "walked in test_accounts",
    "end_sessions": "ends sessions, by a button alone",
    "register:calendar": "a calendar program reads it",
    "register:fetch_export": "files",
    "register:proposal-submit": "a button of the proposal",
    "register:proposal-approve": "a button of the proposal",
    "register:proposal-withdraw": "a button of the proposal",
    "register:ground-back": "a button of the step",
    "register:order-print": "a button of the order",
    "register:paper": "a document",
    "register:paper-print": "a document",
    "library:symbol": "leads to the document",
    "library:original": "a file",
    "library:export": "a file",
    "supervision:paper": "a document",
    "supervision:give_out": "a file",
    "supervision:pack": "a file",
    "supervision:confirm_bringing": "a button of what would be imported",
    "supervision:calendar_csv": "a file",
    "supervision:calendar_ics": "a file",
    "supervision:reminders_ics": "a calendar program reads it",
    "supervision:untie": "a button of the recommendation",
    **{
        f"mfa_{name}": "walked in test_accounts"
        for name in (
            "index",
            "authenticate",
            "reauthenticate",
            "activate_totp",
            "deactivate_totp",
            "view_recovery_codes",
            "generate_recovery_codes",
            "download_recovery_codes",
            "list_webauthn",
            "add_webauthn",
            "reauthenticate_webauthn",
            "remove_webauthn",
            "edit_webauthn",
            "login_webauthn",
        )
    },
}


def every_name() -> set[str]:
    """Give the name of every address there is."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: list[object], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner)


def furnish() -> dict[str, object]:
    """Fill a register of a fictional State; give, by name, what pages are about."""
    demonstrate(12, is_new=True)
    now = timezone.now()
    service = Authority.objects.get(name="Immigration Service of Halmora")
    held = somebody_held(service, now - dt.timedelta(hours=6))
    free = somebody_held(service, now - dt.timedelta(hours=3))
    for text in ("Selvek Harno", "سلورين ميرادان"):
        facts.record(m.Name(person=held.person, text=text), by=SYSTEM)
    facts.record(m.Name(person=free.person, text="Selvek Harno"), by=SYSTEM)
    return {
        **_of_the_file(held, free, now),
        **_of_decisions(held, service, now),
        **_of_access(held, service, now),
        **_of_places(free, now),
        **_of_documents(),
    }


def _of_the_file(
    held: m.Custody, free: m.Custody, now: dt.datetime
) -> dict[str, object]:
    contradiction = m.Contradiction(
        kind_of="overlap",
        custody=held,
        fact_kind="register.custody",
        fact_id=str(held.pk),
        told="Two custodies of one person share hours.",
    )
    measure = m.Measure(
        person=held.person,
        kind="reporting",
        regime="removal",
        began_at=now - dt.timedelta(days=3),
    )
    return {
        "custody": held.reference,
        "free": free.reference,
        "person": held.person.reference,
        "other": free.person.reference,
        "stay": str(held.placement_set.get().pk),
        "contradiction": record(contradiction, by=SYSTEM).pk,
        "measure": record(measure, by=SYSTEM).pk,
    }


def _by(username: str) -> Actor:
    user = User.objects.get(username=username)
    return Actor.of(user, user.appointments.get().role)


def _of_decisions(
    held: m.Custody, service: Authority, now: dt.datetime
) -> dict[str, object]:
    maker, checker = _by("decider"), _by("checker")
    order = m.Order(custody=held, kind="detention", at=now, authority=service)
    record(order, by=checker)
    print_order(order, by=checker)
    made, waiting = (
        deciding.propose(
            somebody_held(service, now - dt.timedelta(hours=6)),
            Decision.DETENTION,
            by=maker,
        )
        for _ in range(2)
    )
    answer_all(made, maker, now)
    answered = answer_all(waiting, maker, now)
    handed = deciding.submit(answered, by=maker, seen=answered.version, at=now)
    return {"order": order.pk, "proposal": made.pk, "waiting": handed.pk}


def _of_access(
    held: m.Custody, service: Authority, now: dt.datetime
) -> dict[str, object]:
    counsel = Appointment.objects.get(user__username="counsel")
    officer = Appointment.objects.get(user__username="officer")
    engaged = relations.engage(held, counsel, by=_by("admin"), at=now)
    judge = Appointment.objects.get(user__username="judge")
    relations.engage(held, judge, by=_by("admin"), at=now)
    account = m.OwnAccount(person=held.person, user=_account())
    record(account, by=SYSTEM)
    visit = m.Visit(place=held.placement_set.get().place, at=now)
    asked = exports.ask("The yearly report", "csv", by=_by("statistician"))
    doctor = Appointment.objects.get(user__username="doctor")
    posted = relations.post(doctor, visit.place, by=_by("admin"))
    return {
        "engagement": engaged.pk,
        "posting": posted.pk,
        "visit": record(visit, by=SYSTEM).pk,
        "export": asked.pk,
        "user": officer.user_id,
        "appointment": officer.pk,
        "body": service.pk,
    }


def _account() -> User:
    """Make the account of a person held, whom no appointment makes anything."""
    return User.objects.create_user("somebody held")


def _of_places(free: m.Custody, now: dt.datetime) -> dict[str, object]:
    place = free.placement_set.get().place
    way = custodies.Way(place, now - dt.timedelta(hours=2), None, now)
    transfer = custodies.send(free, way, by=SYSTEM, at=now)
    counted = headcounts.Counted(place, now - dt.timedelta(hours=1), 7)
    count = headcounts.file(counted, by=SYSTEM, recorded_at=now)
    paper.number(place, PaperForm.ARREST, 2, by=SYSTEM, at=now)
    return {"place": place.pk, "transfer": transfer.pk, "headcount": count.pk}


def _of_follow_up(asked: Recommendation) -> dict[str, object]:
    """Give what the demonstration records of it, and a focal point's own view."""
    view = s.View(recommendation=asked, side="state", status="not_begun")
    view.on, view.why = dt.date(2026, 5, 1), "Nothing is begun."
    view.criterion = "nothing_done"
    mark = s.Milestone.objects.select_related("measure").first()
    return {
        "cycle": s.Cycle.objects.get(state="XAA", reports="2").pk,
        "drafting": s.Cycle.objects.get(state="").pk,
        "a step": s.Step.objects.filter(cycle__state="XAA").first().pk,
        "taken": mark.measure_id,
        # The register has measures too, and the word stands for one of them.
        "of follow-up": "measure",
        "a milestone": mark.pk,
        "a transmission": s.Transmission.objects.first().pk,
        "a view": record(view, by=_by("focalpoint")).pk,
    }


def _of_documents() -> dict[str, object]:
    older, newer = Document.objects.filter(state="XAA").order_by("symbol")
    asked = Recommendation.objects.filter(document=newer).first()
    tie(asked, TieKind.STANDARD, "child", "", by=SYSTEM)
    numbered = Paragraph.objects.filter(document=newer).exclude(number="")
    return {
        **_of_follow_up(asked),
        "older": older.pk,
        "document": newer.pk,
        "slug": slug_of(newer.symbol),
        "paragraph": numbered.first().eid,
        "recommendation": asked.pk,
    }

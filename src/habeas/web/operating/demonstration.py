"""A register of a fictional State, with somebody to sign in as for each role."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from random import Random

from django.db import transaction
from django.utils import timezone

from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.law.errors import BadInputError
from habeas.web.accounts.models import Authority, Role, User
from habeas.web.environment import unmark_demonstration
from habeas.web.operating.demonstrated_follow_up import follow_up
from habeas.web.operating.documents import take_documents
from habeas.web.operating.people import appoint
from habeas.web.register.actions import facts
from habeas.web.register.actions.importing import import_tables
from habeas.web.register.models import (
    Custody,
    Engagement,
    Name,
    OwnAccount,
    Person,
)
from habeas.web.register.queries.facts import wall_time
from habeas.web.supervision.actions.following import tie
from habeas.web.supervision.actions.loading import load_parties
from habeas.web.supervision.actions.measuring import measure_register
from habeas.web.supervision.codes import PartyFactKind, TieKind
from habeas.web.supervision.models import PartyFact, Recommendation
from habeas.web.trail.actions import SYSTEM, record
from habeas.web.trail.models import Entry

PASSWORD = "halmora-harbour-demo"  # noqa: S105 - everybody is told
_SEED = 11
_SOURCE = "the demonstration"
_STATE = "XAA"
_DOCUMENTS = Path(str(files("habeas") / "sample_documents"))
_CLIENTS = 5
_SINCE = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody to sign in as: their name, role, and the body they act for."""

    username: str
    role: Role
    body: str = ""


_IMMIGRATION = "Immigration Service of Halmora"
SIGN_INS: Sequence[SignIn] = (
    SignIn("officer", Role.CUSTODY_OFFICER, _IMMIGRATION),
    SignIn("decider", Role.DECISION_MAKER, _IMMIGRATION),
    SignIn("checker", Role.CHECKING_OFFICER, _IMMIGRATION),
    SignIn("judge", Role.JUDGE, "District Court of Halmora"),
    SignIn("counsel", Role.COUNSEL),
    SignIn("interpreter", Role.INTERPRETER),
    SignIn("doctor", Role.HEALTH_PROFESSIONAL, "Health Service of Halmora"),
    SignIn("social", Role.SOCIAL_WORKER, _IMMIGRATION),
    SignIn("children", Role.CHILD_PROTECTION, "Child Protection Agency of Halmora"),
    SignIn("consular", Role.CONSULAR_DESK, "Ministry of the Interior of Halmora"),
    SignIn(
        "complaints", Role.COMPLAINTS_OFFICER, "Human Rights Institution of Halmora"
    ),
    SignIn("monitor", Role.MONITOR, "Preventive Mechanism of Halmora"),
    SignIn("statistician", Role.STATISTICIAN),
    SignIn("admin", Role.ADMINISTRATOR),
    SignIn("held", Role.DETAINED_PERSON),
    SignIn("secretariat", Role.SECRETARIAT),
    SignIn("focalpoint", Role.FOCAL_POINT, "Ministry of the Interior of Halmora"),
    SignIn("member", Role.COMMITTEE_MEMBER),
    SignIn("civilsociety", Role.CIVIL_SOCIETY),
)

# Syllables of no people's names in particular: nobody real is called so.
_GIVEN = ("Sel", "Tor", "Mi", "Ka", "Ru", "Vel", "Ana", "Bo", "Ori", "Du")
_MORE = ("vek", "mira", "dan", "lo", "rin", "sha", "tem", "wen", "zu", "qa")
_FAMILY = ("Harno", "Velikar", "Ostrem", "Tamdou", "Quenza", "Brelan", "Mavro")
_ARABIC = ("سلورين", "ميرادان", "كاوين", "روتيم", "أوريشا", "فيلقا", "بوميرا")


def demonstrate(
    custodies: int, *, is_new: bool, tell: Callable[[str], None] = lambda _: None
) -> None:
    """Fill an empty register with a fictional State; one that is full stays as it is.

    Raises BadInputError where the register holds facts and is no demonstration's.
    """
    if Entry.objects.exists():
        if is_new:
            unmark_demonstration()
            raise BadInputError(
                "there is a register here already, and it is no demonstration: name "
                "another place with HABEAS_HOME, and no DATABASE_URL"
            )
        tell("The register of the demonstration is there already.")
        return
    tell(f"Making {custodies} custodies of a State that does not exist.")
    with transaction.atomic():
        _fill(custodies)
        _name_everybody(Random(_SEED))  # noqa: S311 - names of nobody
        people = {s.username: _person(s) for s in SIGN_INS}
        _engage(people)
        load_parties(by=SYSTEM)
        record(_bound(), by=SYSTEM)
    take_documents([_DOCUMENTS], by=SYSTEM, tell=tell)
    _tie_what_is_measured()
    follow_up()


def _fill(custodies: int) -> None:
    now = wall_time(timezone.now())
    with tempfile.TemporaryDirectory(prefix="habeas-") as folder:
        out = Path(folder) / "made"
        make(Recipe(custodies, seed=_SEED, as_of=now), out)
        tables = {p.stem: p for p in out.glob("*.parquet") if p.stem in BY_NAME}
        import_tables(tables, by=SYSTEM, source=_SOURCE)


def _name_everybody(chance: Random) -> None:
    for person in Person.objects.order_by("pk"):
        for name in _names(person, chance):
            facts.record(name, by=SYSTEM, reason="a name of nobody")


def _names(person: Person, chance: Random) -> Iterator[Name]:
    given = f"{chance.choice(_GIVEN)}{chance.choice(_MORE)}"
    yield Name(person=person, text=f"{given} {chance.choice(_FAMILY)}", kind="said")
    if chance.random() < 1 / 4:
        written = f"{chance.choice(_ARABIC)} {chance.choice(_ARABIC)}"
        yield Name(person=person, text=written, kind="document", is_main=False)


def _person(sign_in: SignIn) -> User:
    body = None
    if sign_in.body:
        body = Authority.objects.get(name=sign_in.body)
    since = (timezone.now() - _SINCE).date()
    if sign_in.role is Role.DETAINED_PERSON:
        # What a person held may do follows from their file, and from no appointment.
        return User.objects.create_user(sign_in.username, password=PASSWORD)
    return appoint(sign_in.username, PASSWORD, sign_in.role, body, on=since)


def _bound() -> PartyFact:
    """Say when the fictional State bound itself."""
    return PartyFact(
        state=_STATE,
        name="Halmora",
        what=PartyFactKind.ACCESSION,
        on="2018-03-05",
        source="This demonstration: the State does not exist",
    )


def _tie_what_is_measured() -> None:
    """Tie what was asked about the length of detention to the standards on it."""
    asked = Recommendation.objects.filter(state=_STATE, text__contains="maximum period")
    for one in asked:
        for standard in ("maximum-period", "not-indefinite"):
            tie(one, TieKind.STANDARD, standard, "the same subject", by=SYSTEM)
    for standard in ("maximum-period", "not-indefinite"):
        measure_register(standard, _STATE, at=timezone.now(), by=SYSTEM)


def _engage(people: dict[str, User]) -> None:
    held = list(Custody.objects.filter(ended_at=None).order_by("-began_at")[:_CLIENTS])
    for custody in held:
        for username in ("counsel", "interpreter"):
            role = Role.COUNSEL if username == "counsel" else Role.INTERPRETER
            since = custody.began_at or timezone.now()
            engagement = Engagement(
                custody=custody, user=people[username], role=role, begins_at=since
            )
            record(engagement, by=SYSTEM)
    if held:
        account = OwnAccount(person=held[0].person, user=people["held"])
        record(account, by=SYSTEM)

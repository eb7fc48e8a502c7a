"""A list that begins from the few leaves nobody out whom its viewer may see."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.web.people import appointed

from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.web.accounts.models import Authority, Role
from habeas.web.register.actions.importing import import_tables
from habeas.web.register.models import Custody, Engagement, OwnAccount, Person
from habeas.web.register.queries.access import custodies_visible_to, viewer_of, visible
from habeas.web.register.queries.facts import wall_time
from habeas.web.register.queries.few import few, few_people
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db
NOWHERE = {
    Role.STATISTICIAN,
    Role.ADMINISTRATOR,
    Role.SECRETARIAT,
    Role.FOCAL_POINT,
    Role.COMMITTEE_MEMBER,
    Role.CIVIL_SOCIETY,
}


@pytest.fixture
def crowd(tmp_path):
    """Record custodies of every shape that synthesis makes."""
    make(Recipe(120, seed=5, as_of=wall_time(timezone.now())), tmp_path / "made")
    found = (tmp_path / "made").glob("*.parquet")
    import_tables(
        {p.stem: p for p in found if p.stem in BY_NAME}, by=SYSTEM, source="x"
    )


def everybody(role):
    """Give a viewer in a role for each body there is, with somebody to act for."""
    for body in Authority.objects.all():
        user = appointed(role, body, name=f"{role}-{body.pk}")
        yield user
    some = list(Custody.objects.order_by("pk")[:9])
    user = appointed(role, name=f"{role}-alone")
    if role is Role.DETAINED_PERSON:
        record(OwnAccount(person=some[0].person, user=user), by=SYSTEM)
    for custody in some:
        since = timezone.now() - dt.timedelta(days=1)
        acts = Engagement(custody=custody, user=user, role=role, begins_at=since)
        record(acts, by=SYSTEM)
    yield user


def test_nobody_is_left_out(crowd):
    seen = dict.fromkeys(Role, 0)
    for role in Role:
        for user in everybody(role):
            viewer = viewer_of(user)
            for running in (True, False):
                rows = custodies_visible_to(viewer)
                shown = rows.filter(ended_at=None) if running else rows
                keys = set(shown.values_list("pk", flat=True))
                seen[role] += len(keys)
                given = few(viewer, running=running)
                assert given is None or keys <= given, (role, user)
            people = visible(viewer, Person).values_list("pk", flat=True)
            known = few_people(viewer)
            assert known is None or set(people) <= known, (role, user)
    # Whoever may see somebody saw somebody: the test has something to leave out.
    blind = {role for role, count in seen.items() if not count}
    assert blind == NOWHERE


def test_many_are_not_given(crowd):
    body = Authority.objects.get(name="Immigration Service of Halmora")
    officer = viewer_of(appointed(Role.CUSTODY_OFFICER, body))
    assert few(officer, running=False, most=3) is None
    assert few(officer, running=False, most=1_000)

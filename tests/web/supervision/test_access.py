"""Who may write what: what the docs print is what the pages do."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from tests.web.people import appointed

from habeas.web.accounts.models import Role
from habeas.web.supervision import models as m
from habeas.web.supervision.codes import Side, Status, StepKind
from habeas.web.supervision.management.commands.supervision_table import roles
from habeas.web.supervision.queries.access import Act
from habeas.web.trail.actions import SYSTEM, Actor, record

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[3] / "docs" / "supervision-access.md"
# What the page answers for one's own and for another's, by what a cell says.
ANSWERS = {
    "every State": (200, 200),
    "own State": (200, 403),
    "own body": (200, 403),
    "what one recorded": (200, 403),
    "·": (403, 403),
}


def table():
    """Read each cell from the page of the docs."""
    cells, heads = {}, []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| |"):
            heads = row[1:]
        elif heads and len(row) == len(heads) + 1 and not line.startswith("|---"):
            cells.update(
                ((head, row[0]), said)
                for head, said in zip(heads, row[1:], strict=True)
            )
    return cells


TABLE = table()


def test_the_page_is_made_from_the_rules(capsys):
    call_command("supervision_table")
    assert capsys.readouterr().out.strip() == PAGE.read_text(encoding="utf-8").strip()


def a_view(one, side, by):
    said = {"status": Status.NOT_BEGUN, "why": "as we see it", "on": one.adopted_on}
    return record(m.View(recommendation=one, side=side, **said), by=by)


def a_step(cycle, by):
    return record(m.Step(cycle=cycle, what=StepKind.SUBMISSION), by=by)


@pytest.fixture
def addresses(two_states, measure, other_body):
    """Give the page of each act, for what is one's own and for what is not."""

    def of(user):
        me = Actor.of(user)
        own, other = two_states["XAA"], two_states["XBB"]
        theirs = record(m.Measure(title="Training", lead=other_body), by=SYSTEM)
        theirs.recommendations.set([own.one])
        written = {
            Act.CORRECT_MEASURE: ("measure", measure, theirs),
            Act.CORRECT_STEP: ("step", *(a_step(own.cycle, by) for by in (me, SYSTEM))),
            Act.CORRECT_VIEW: (
                "view",
                *(a_view(own.one, Side.STATE, by) for by in (me, SYSTEM)),
            ),
        }
        named = {
            Act.CYCLE: ("new_cycle", "XAA", "XBB"),
            Act.STEP: ("new_step", own.cycle.pk, other.cycle.pk),
            Act.TRANSMIT: ("transmission", "XAA", "XBB"),
            Act.MEASURE: ("measure", own.one.pk, other.one.pk),
            Act.VIEW: ("view", own.one.pk, other.one.pk),
            Act.TIE: ("tie", own.one.pk, other.one.pk),
            Act.DUE: ("set_due", "XAA", "XBB"),
            Act.IMPORT: ("bring", "XAA", "XBB"),
        }
        pages = {
            act: tuple(reverse(f"supervision:{name}", args=[each]) for each in about)
            for act, (name, *about) in named.items()
        }
        pages |= {
            act: tuple(reverse("supervision:correct", args=[k, f.pk]) for f in facts)
            for act, (k, *facts) in written.items()
        }
        drafting = reverse("supervision:new_drafting")
        return {**pages, Act.DRAFTING: (drafting, drafting)}

    return of


@pytest.mark.parametrize("role", roles(), ids=str)
def test_each_cell_is_what_its_pages_do(client, addresses, ministry, role):
    user = appointed(role, ministry if role is Role.FOCAL_POINT else None)
    client.force_login(user)
    asked = addresses(user)
    assert set(asked) == set(Act)
    found = {
        act: tuple(client.get(url).status_code for url in urls)
        for act, urls in asked.items()
    }
    wanted = {act: ANSWERS[TABLE[role.label, act.label]] for act in Act}
    assert found == wanted


def test_who_has_no_part_in_supervision_writes_nothing(client, addresses):
    user = appointed(Role.STATISTICIAN)
    client.force_login(user)
    for urls in addresses(user).values():
        assert {client.get(url).status_code for url in urls} == {403}


def test_whoever_is_not_signed_in_is_asked_to(client, addresses):
    for urls in addresses(appointed(Role.CIVIL_SOCIETY)).values():
        for url in urls:
            assert client.get(url).url.startswith("/sign-in/login/")


def test_a_focal_point_of_no_body_speaks_for_all(client, measure):
    client.force_login(appointed(Role.FOCAL_POINT))
    url = reverse("supervision:correct", args=["measure", measure.pk])
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        pytest.param(Role.CIVIL_SOCIETY, {"submission"}, id="others submit"),
        pytest.param(
            Role.FOCAL_POINT,
            {"report", "replies", "state_comments", "follow_up"},
            id="the State reports",
        ),
    ],
)
def test_each_role_records_its_own_steps(client, two_states, role, offered):
    client.force_login(appointed(role))
    url = reverse("supervision:new_step", args=[two_states["XAA"].cycle.pk])
    form = client.get(url).context["form"]
    assert {value for value, _label in form.fields["what"].choices} == offered
    assert client.post(url, {"what": "observations"}).status_code == 422


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        pytest.param(None, False, id="the public"),
        pytest.param(Role.CIVIL_SOCIETY, False, id="civil society"),
        pytest.param(Role.SECRETARIAT, False, id="the secretariat"),
        pytest.param(Role.FOCAL_POINT, True, id="the State itself"),
    ],
)
def test_what_is_not_published_is_read_by_its_side_alone(client, measure, role, reads):
    m.Measure.objects.filter(pk=measure.pk).update(is_published=False)
    one = measure.recommendations.get()
    view = a_view(one, Side.STATE, SYSTEM)
    m.View.objects.filter(pk=view.pk).update(is_published=False)
    if role is not None:
        client.force_login(appointed(role))
    page = client.get(reverse("supervision:recommendation", args=[one.pk]))
    text = page.content.decode()
    assert (measure.title in text, "as we see it" in text) == (reads, reads)
    own = client.get(reverse("supervision:measure_page", args=[measure.pk]))
    assert own.status_code == (200 if reads else 404)
    follow_up = client.get(reverse("supervision:follow_up", args=["XAA"]))
    assert (measure.title in follow_up.content.decode()) == reads
    late = client.get(reverse("supervision:reminders")).content.decode()
    assert (measure.title in late) == reads

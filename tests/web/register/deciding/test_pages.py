"""The guided decision through its pages, from the first question to the papers."""

import datetime as dt
import re

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone
from tests.web.people import appointed
from tests.web.register.deciding.conftest import answer_all, somebody_held

from habeas.web.accounts.models import Role
from habeas.web.register.actions.papers import print_order
from habeas.web.register.models import (
    Assessment,
    Consideration,
    Ground,
    Hearing,
    Instruction,
    Notice,
    Order,
    Paper,
    Proposal,
)
from habeas.web.register.queries.law import law_in_force
from habeas.web.trail.actions import SYSTEM, Actor, record

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def custody(service):
    """Hold somebody since this morning: pages know no other now than now."""
    return somebody_held(service, timezone.now() - dt.timedelta(hours=6))


@pytest.fixture
def lately(custody):
    return custody


@pytest.fixture
def as_role(client, service):
    """Give a way of signing in, each role as somebody of their own."""
    known = {}

    def signed(role, name=None):
        key = name or role
        known[key] = known.get(key) or appointed(role, service, name=name)
        client.force_login(known[key], backend=BACKEND)
        return client

    return signed


def version(page):
    return re.search(r'name="seen" value="(\d+)"', page.text)[1]


def step(proposal, name):
    return reverse("register:proposal-step", args=[proposal.pk, name])


def test_it_begins_with_what_is_proposed(lately, as_role):
    maker = as_role(Role.DECISION_MAKER)
    page = maker.post(
        reverse("register:decide", args=[lately.reference]),
        {"proposes": "detention"},
        follow=True,
    )
    assert page.status_code == 200
    assert "No objective is given." in page.text
    assert "GC5 18, 20, 21, 39; ICMW 16(1), 16(4)" in page.text
    assert Proposal.objects.get().authority == lately.detaining_authority


def test_each_step_records_its_facts_at_once(lately, as_role):
    maker = as_role(Role.DECISION_MAKER)
    decide = reverse("register:decide", args=[lately.reference])
    maker.post(decide, {"proposes": "detention"})
    proposal = Proposal.objects.get()
    said = {
        "objective": {
            "ground": "risk_of_absconding",
            "fact": "Left twice.",
            "is_proven": "yes",
            "is_protected_trait": "no",
        },
        "legality": {
            "legal_basis": "AA19-40",
            "authority": str(lately.detaining_authority_id),
            "procedure_followed": "yes",
        },
        "assessment": {
            "text": "Heard.",
            "is_individual": "yes",
            "language": "eng",
            "interpreter_qualified": "yes",
        },
        "necessity": {"necessity": "Nothing lighter secures it."},
        "proportionality": {
            "proportionality": "Short.",
            "health": "None.",
            "needs": "None.",
        },
        "duration": {"ends_at": (timezone.now() + dt.timedelta(days=7)).isoformat()},
    }
    for name, form in said.items():
        address = step(proposal, name)
        page = maker.get(address)
        assert page.status_code == 200, page.text
        seen = {"seen": version(page)} if 'name="seen"' in page.text else {}
        assert maker.post(address, form | seen).status_code == 302, name
    for alternative in law_in_force().jurisdiction.alternatives:
        address = reverse("register:consider", args=[proposal.pk, alternative])
        form = {
            "was_ruled_out": "yes",
            "reason_kind": "absconded_before",
            "reason": "Left without word in January.",
            "reason_is_individual": "yes",
        }
        assert maker.post(address, form).status_code == 302
    page = maker.get(reverse("register:proposal", args=[proposal.pk]))
    assert "Every step holds" in page.text
    assert Ground.objects.get().fact == "Left twice."
    assert {a.recorded_by.username for a in Assessment.objects.all()}
    assert Consideration.objects.count() == 10


def test_an_alternative_ruled_out_without_words_is_told_beside_the_field(
    proposal, as_role, lately, maker
):
    client = as_role(Role.DECISION_MAKER)
    address = reverse("register:consider", args=[proposal.pk, "bail"])
    page = client.post(address, {"was_ruled_out": "yes", "reason": ""})
    assert page.status_code == 422
    assert "Whoever rules an alternative out says why." in page.text


def test_what_is_considered_again_is_corrected(proposal, as_role, lately):
    client = as_role(Role.DECISION_MAKER)
    address = reverse("register:consider", args=[proposal.pk, "bail"])
    form = {"was_ruled_out": "no", "reason_is_individual": "yes"}
    client.post(address, form)
    assert "Would serve" in client.get(step(proposal, "alternatives")).text
    form = {
        "was_ruled_out": "yes",
        "reason_kind": "no_means",
        "reason": "Has no money.",
        "reason_is_individual": "yes",
    }
    stale = form | {"seen": "0"}
    assert "changed by somebody else" in client.post(address, stale).text
    client.post(address, form | {"seen": "1"})
    made = Consideration.objects.get()
    assert (made.version, made.was_ruled_out, made.reason) == (2, True, "Has no money.")


def test_another_checks_it_orders_it_and_it_is_served(lately, as_role):
    maker = as_role(Role.DECISION_MAKER)
    decide = reverse("register:decide", args=[lately.reference])
    maker.post(decide, {"proposes": "detention"})
    proposal = Proposal.objects.get()
    by = Actor.of(proposal.proposed_by, "decision_maker")
    answer_all(proposal, by, timezone.now())
    address = reverse("register:proposal", args=[proposal.pk])
    page = maker.get(address)
    submit = reverse("register:proposal-submit", args=[proposal.pk])
    page = maker.post(submit, {"seen": version(page)}, follow=True)
    assert "waits for somebody else" in page.text
    checker = as_role(Role.CHECKING_OFFICER)
    page = checker.get(address)
    assert "Authorise" in page.text
    approve = reverse("register:proposal-approve", args=[proposal.pk])
    page = checker.post(approve, {"seen": version(page)}, follow=True)
    assert page.status_code == 200
    order = Order.objects.get()
    assert {(p.what, p.language) for p in Paper.objects.all()} == {
        ("order", "en"),
        ("notice", "en"),
    }
    officer = as_role(Role.CUSTODY_OFFICER)
    serve = reverse("register:order-serve", args=[order.pk])
    form = {
        "at": timezone.now().isoformat(),
        "language": "eng",
        "is_understood": "yes",
        "interpreter_qualified": "yes",
        "is_adapted": "yes",
        "explains_rights": "yes",
        "copy_given": "yes",
    }
    assert officer.post(serve, form).status_code == 302
    assert Notice.objects.get().order == order
    paper = officer.get(reverse("register:paper", args=[Paper.objects.first().pk]))
    assert paper["X-Habeas-As-Printed"] == "yes"
    assert paper.content.startswith(b"%PDF")


def test_ones_own_is_neither_offered_nor_taken(whole, as_role, django_user_model):
    both = as_role(Role.CHECKING_OFFICER, "binta")
    Proposal.objects.filter(pk=whole.pk).update(
        state="submitted", proposed_by=django_user_model.objects.get(username="binta")
    )
    page = both.get(reverse("register:proposal", args=[whole.pk]))
    approve = reverse("register:proposal-approve", args=[whole.pk])
    assert approve not in page.text
    page = both.post(approve, {"seen": whole.version})
    assert page.status_code == 422
    assert "yourself" in page.text
    assert not Order.objects.exists()


def test_a_refusal_says_what_is_missing_with_its_citation(proposal, as_role, lately):
    client = as_role(Role.DECISION_MAKER)
    submit = reverse("register:proposal-submit", args=[proposal.pk])
    page = client.post(submit, {"seen": proposal.version})
    assert page.status_code == 422
    assert "This alternative was not considered: Bail." in page.text
    assert "ICMW 16(4)" in page.text


@pytest.mark.parametrize(
    "role",
    [Role.COUNSEL, Role.STATISTICIAN, Role.ADMINISTRATOR, Role.HEALTH_PROFESSIONAL],
)
def test_nobody_else_finds_it(proposal, as_role, role):
    page = as_role(role).get(reverse("register:proposal", args=[proposal.pk]))
    assert page.status_code == 404


def test_a_checking_officer_answers_nothing(proposal, as_role):
    page = as_role(Role.CHECKING_OFFICER).post(step(proposal, "necessity"), {})
    assert page.status_code in {403, 422}


def test_a_court_that_frees_is_obeyed_before_anything(lately, as_role, service):
    freed = Hearing(custody=lately, at=timezone.now(), ordered_release=True)
    record(freed, by=SYSTEM, at=timezone.now() - dt.timedelta(hours=3))
    assert Instruction.objects.get().cause == "court"
    maker = as_role(Role.DECISION_MAKER)
    page = maker.get(reverse("register:custody", args=[lately.reference]))
    assert "held on for 3 hours" in page.text
    page = maker.get(reverse("register:decide", args=[lately.reference]))
    assert "Nothing else can be decided" in page.text
    assert 'value="detention"' not in page.text


def test_what_was_begun_before_a_court_freed_goes_no_further(proposal, as_role, lately):
    freed = Hearing(custody=lately, at=timezone.now(), ordered_release=True)
    record(freed, by=SYSTEM)
    maker = as_role(Role.DECISION_MAKER)
    page = maker.get(reverse("register:proposal", args=[proposal.pk]))
    assert "Nothing else can be decided" in page.text
    submit = reverse("register:proposal-submit", args=[proposal.pk])
    assert submit not in page.text
    assert maker.post(submit, {"seen": proposal.version}).status_code == 422
    page = maker.get(reverse("register:decide", args=[lately.reference]))
    assert 'value="release"' in page.text


def test_the_figure_is_mirrored_and_says_all_in_words(proposal, as_role, lately):
    client = as_role(Role.DECISION_MAKER)
    address = reverse("register:proposal", args=[proposal.pk])
    client.cookies["django_language"] = "ar"
    page = client.get(address)
    assert 'direction="rtl"' in page.text
    client.cookies["django_language"] = "en"
    page = client.get(address)
    described = re.search(r'<desc id="flow-desc">(.*?)</desc>', page.text, re.DOTALL)[1]
    assert "6. Alternatives: Missing." in described


def test_an_order_whose_reasons_are_missing_says_so(custody, service, checker):
    order = Order(
        custody=custody, kind="detention", at=timezone.now(), authority=service
    )
    record(order, by=SYSTEM)
    print_order(order, by=checker)
    paper = Paper.objects.get(what="order", language="en")
    pages = pypdfium2.PdfDocument(bytes(paper.content))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    # The objective, the alternatives, and each of four weighings.
    assert text.count("Not recorded") == 6

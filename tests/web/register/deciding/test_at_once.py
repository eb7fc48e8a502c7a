"""Two who do the same at once: the database itself lets one of them through."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from tests.web.register.deciding.conftest import (
    BEGAN,
    NOW,
    a_service,
    answer_all,
    somebody_held,
)
from tests.web.register.deciding.test_releasing import EXPIRY, RUNS_OUT

from habeas.rulebook.authorising import Decision
from habeas.web.accounts.models import User
from habeas.web.register.actions import deciding
from habeas.web.register.actions.releasing import (
    WORD_OF_A_RELEASE,
    release_on_expiry,
)
from habeas.web.register.models import (
    CompensationFile,
    Instruction,
    Order,
    Task,
    Unlawfulness,
)
from habeas.web.trail.actions import SYSTEM, Actor, StalePageError, record
from habeas.web.trail.queries import verify

TOLD, SWEEPS = 5, 4


def test_one_cause_is_instructed_once_until_it_is_obeyed(custody):
    first = Instruction(custody=custody, cause="maximum", issued_at=BEGAN)
    record(first, by=SYSTEM)
    again = Instruction(custody=custody, cause="maximum", issued_at=EXPIRY)
    with pytest.raises(IntegrityError), transaction.atomic():
        record(again, by=SYSTEM)


def test_the_clock_finds_a_custody_unlawful_once(custody):
    for source in ("court", "clock"):
        record(Unlawfulness(custody=custody, source=source), by=SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        record(Unlawfulness(custody=custody, source="clock"), by=SYSTEM)


def together(does, by):
    """Have several do the same at once, and give what went wrong."""
    failed = []

    def done(who):
        try:
            does(who)
        except Exception as error:  # noqa: BLE001 - whatever it is is told
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=done, args=[who]) for who in by]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_checkers_at_once_make_one_order(emptied):
    custody = somebody_held(a_service(), BEGAN)
    maker, *checkers = (
        Actor.of(User.objects.create_user(name))
        for name in ("amina", "binta", "chiara")
    )
    made = deciding.propose(custody, Decision.DETENTION, by=maker)
    made = answer_all(made, maker)
    made = deciding.submit(made, by=maker, seen=made.version, at=NOW)

    def approve(checker):
        deciding.approve(made, by=checker, seen=made.version, at=NOW)

    (late,) = together(approve, checkers)
    assert isinstance(late, StalePageError)
    assert Order.objects.count() == 1
    assert verify().broken is None


def test_sweeps_at_once_do_no_harm(emptied):
    somebody_held(a_service(), BEGAN)

    def sweep(_):
        release_on_expiry(EXPIRY + WORD_OF_A_RELEASE, judging=RUNS_OUT)

    assert not together(sweep, range(SWEEPS))
    counts = [m.objects.count() for m in (Instruction, CompensationFile, Task)]
    assert counts == [1, 1, TOLD]
    assert verify().broken is None

"""Two who write on the same version at once: one is kept, the other is told."""

from tests.web.register.deciding.test_at_once import together

from habeas.web.accounts.models import Authority
from habeas.web.trail.actions import SYSTEM, StalePageError, correct, record
from habeas.web.trail.queries import history, verify

WRITERS = ("Coast Guard", "Border Force", "Frontier Police", "Customs")


def test_of_those_who_correct_one_version_at_once_one_is_kept(emptied):
    fact = record(Authority(name="Border Guard", kind="border"), by=SYSTEM)

    def write(name):
        mine = Authority.objects.get(pk=fact.pk)
        correct(mine, {"name": name}, by=SYSTEM, reason="Renamed.", seen=1)

    late = together(write, WRITERS)
    assert [type(error) for error in late] == [StalePageError] * (len(WRITERS) - 1)
    fact.refresh_from_db()
    newest, first = history(fact)
    assert (fact.version, newest.version, first.version) == (2, 2, 1)
    assert fact.name in WRITERS
    assert fact.name in newest.content
    assert verify().broken is None

"""What the data dictionary says beside a field is marked for those who translate."""

from django.apps import apps
from django.utils.translation import gettext, override

from habeas.web.register.forms.facts import form_for, hints_of
from habeas.web.register.words_of_hints import HINTS
from habeas.web.trail.models import Recorded

KINDS = [kind for kind in apps.get_models() if issubclass(kind, Recorded)]


def hints(kind):
    return set(hints_of(kind, form_for(kind).base_fields).values())


def test_the_hints_of_the_forms_are_those_that_are_marked():
    assert set.union(*map(hints, KINDS)) == HINTS


def test_no_hint_names_a_column():
    assert [hint for hint in HINTS if "`" in hint] == []


def test_every_hint_is_said_in_arabic():
    with override("ar"):
        assert [hint for hint in HINTS if gettext(hint) == hint] == []

"""What people add to the library, and what they put right."""

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from habeas.web.library.models import Correctable
from habeas.web.pages.forms import Form

# As many as one upload may hold.
MOST_FILES = 100


class _Files(django_forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(django_forms.FileField):
    """Several files, each as it came."""

    widget = _Files

    def clean(self, data: object, initial: object = None) -> list[object]:
        """Take each file; refuse none at all, and too many at once."""
        given = data if isinstance(data, list | tuple) else [data]
        if len(given) > MOST_FILES:
            raise django_forms.ValidationError(
                _(
                    "Choose at most %(most)s files at once. For a folder of them there "
                    "is a command."
                ),
                params={"most": MOST_FILES},
            )
        return [super(FilesField, self).clean(each, initial) for each in given]


class AddForm(Form):
    """Documents to be read and kept."""

    documents = FilesField(
        label=_("Documents"),
        help_text=_("Word, PDF, web pages or text. The same file is kept once."),
    )


class CorrectForm(Form):
    """What was read wrongly of a paragraph, and what it should be."""

    what = django_forms.ChoiceField(
        label=_("What was read wrongly"),
        choices=[
            (c.value, c.label)
            for c in (Correctable.KIND, Correctable.ANSWERS, Correctable.DUE)
        ],
    )
    value = django_forms.CharField(
        label=_("What it should be"),
        max_length=300,
        required=False,
        help_text=_(
            "A kind as the list has it, numbers of paragraphs with commas, or a day as "
            "in 2015-11-01."
        ),
    )
    why = django_forms.CharField(label=_("Why"), max_length=300)

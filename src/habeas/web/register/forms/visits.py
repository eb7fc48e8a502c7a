"""What a monitoring body records of its own visits."""

from typing import Any

from habeas.web.pages.forms import ModelForm
from habeas.web.register.models import Place, Rating, Visit, VisitRecommendation


class VisitForm(ModelForm):
    """A visit, and whether anything was refused."""

    class Meta:
        """All that is known of a visit."""

        model = Visit
        fields = (
            "place",
            "at",
            "is_independent",
            "was_announced",
            "access_refused",
            "area_restricted",
        )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        places = Place.objects.filter(withdrawn_at=None).order_by("name")
        self.fields["place"].queryset = places  # type: ignore[attr-defined]  # a choice of a model


class RatingForm(ModelForm):
    """One item of the checklist of conditions, as it was found."""

    prefix = "rating"

    class Meta:
        """The item, and what was found."""

        model = Rating
        fields = ("item", "is_adequate", "follow_up_opened")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"].required = True


class RecommendationForm(ModelForm):
    """A recommendation, and the answer to it."""

    prefix = "recommendation"

    class Meta:
        """When it was made and answered."""

        model = VisitRecommendation
        fields = ("made_at", "answered_at", "outcome_tracked")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["made_at"].required = True

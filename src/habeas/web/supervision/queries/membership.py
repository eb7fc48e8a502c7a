"""The members of the Committee, each with terms, offices and absences."""

from django.db.models import Prefetch, QuerySet

from habeas.web.supervision.models import Absence, Member, Term


def members() -> QuerySet[Member]:
    """Give the members by name, with `terms` and `missed` sessions."""
    terms = Term.objects.filter(withdrawn_at=None).order_by("office", "ends_on")
    missed = Absence.objects.filter(withdrawn_at=None).select_related("session")
    return (
        Member.objects.filter(withdrawn_at=None)
        .prefetch_related(
            Prefetch("term_set", queryset=terms, to_attr="terms"),
            Prefetch("absence_set", queryset=missed, to_attr="missed"),
        )
        .order_by("name")
    )

"""Write who may write what in supervision: a page of the docs, from the rules."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.utils.translation import override

from habeas.web.accounts.models import Role
from habeas.web.supervision.queries.access import MAY, SIDES, STEPS, Act, Reach

NOTHING = "·"


class Command(BaseCommand):
    """Print `docs/supervision-access.md`."""

    help = "Print the page that says who may read and write what in supervision."

    def handle(self, *_args: object, **_options: object) -> None:
        """Print it in English, as all the docs are."""
        with override("en"):
            self.stdout.write("\n".join(page()))


def page() -> Iterator[str]:
    """Give the lines of the page."""
    yield "# Who may write what in supervision"
    yield ""
    yield "Made from the rules by `python -m django supervision_table`. A test compares"
    yield "the two, and asks every cell of the pages themselves, of one's own State and"
    yield "of another."
    yield ""
    yield "Everybody reads what is published, without a sign-in. A measure, a"
    yield "transmission or a view that its author does not publish is read by its own"
    yield "side alone: by the focal points of the State, by whoever of civil society"
    yield "wrote it, or by the secretariat and the members of the Committee."
    yield ""
    yield f"| | {' | '.join(str(role.label) for role in roles())} |"
    yield f"|---|{'---|' * len(roles())}"
    for act in Act:
        cells = " | ".join(cell(role, act) for role in roles())
        yield f"| {act.label} | {cells} |"
    yield ""
    yield "A focal point is of the State of their body, or of the State whose register"
    yield "this is. One who is appointed for no body speaks for all of the State's. A"
    yield "measure is of the bodies that lead it or have part in it; where none has, of"
    yield "every body of the State. What is of no State, as the drafting of a general"
    yield "comment, is open to the focal points of all."
    yield ""
    yield "## Steps, by who may record them"
    yield ""
    yield "| role | steps |"
    yield "|---|---|"
    for role, steps in STEPS.items():
        yield f"| {role.label} | {', '.join(str(step.label) for step in steps)} |"


def roles() -> list[Role]:
    """Give the roles of supervision."""
    return [role for role in Role if role in SIDES]


def cell(role: Role, act: Act) -> str:
    """Write of what a role may write this."""
    reach = MAY[act].get(role)
    return str(Reach(reach).label) if reach else NOTHING

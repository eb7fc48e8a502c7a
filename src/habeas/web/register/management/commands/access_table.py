"""Write who may see and do what: a page of the docs, from the rules themselves."""

from collections.abc import Iterator

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils.translation import override

from habeas.web.accounts.models import Role
from habeas.web.register.queries.grants import GRANTS, Do, may_with
from habeas.web.register.queries.reach import AFTER_RELEASE, AFTER_TRANSFER, REACH
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall

LETTERS = {Do.SEE: "S", Do.RECORD: "R", Do.CORRECT: "C", Do.CHECK: "A"}
NOTHING = "·"


class Command(BaseCommand):
    """Print `docs/access.md`."""

    help = "Print the page that says who may see and do what."

    def handle(self, *_args: object, **_options: object) -> None:
        """Print it in English, as all the docs are."""
        with override("en"):
            self.stdout.write("\n".join(page()))


def page() -> Iterator[str]:
    """Give the lines of the page."""
    yield "# Who may see and do what"
    yield ""
    yield "Made from the rules by `python -m django access_table`. A test compares the"
    yield "two, and asks every cell of the register's own pages. The"
    yield "[decision on access](decisions/2026-11-25-access.md) says why."
    yield ""
    yield "Somebody sees a fact when an office they hold sees facts of its kind, and"
    yield "reaches the custody, person or place it belongs to. What one office allows"
    yield "is never completed by what another reaches."
    yield ""
    yield from _reaches()
    yield ""
    yield "**S** sees, **R** records, **C** corrects or withdraws, **A** approves or"
    yield "refuses. R without S writes what it cannot read."
    for wall in Wall:
        yield from _table(wall)


def roles() -> list[Role]:
    """Give the roles that the register gives something to do."""
    return [role for role in Role if any(GRANTS[role].values())]


def kinds() -> list[type[Recorded]]:
    """Give the kinds of fact of the register, in the order of the models."""
    found = apps.get_app_config("register").get_models()
    return [kind for kind in found if issubclass(kind, Recorded)]


def cell(role: Role, kind: type[Recorded]) -> str:
    """Write what a role may do with a kind of fact."""
    may = [LETTERS[do] for do in Do if may_with(role, do, kind)]
    return " ".join(may) or NOTHING


def _reaches() -> Iterator[str]:
    yield "| role | reaches |"
    yield "|---|---|"
    for role in roles():
        meaning = " ".join((REACH[role].__doc__ or "").split()).rstrip(".")
        yield f"| {role.label} | {meaning} |"
    yield ""
    yield (
        f"A file stays open to whoever held the person for {AFTER_RELEASE.days} days"
    )
    yield f"after release, and to the place left for {AFTER_TRANSFER.days} days after a"
    yield "transfer. Roles that are not in the tables reach and see nothing here."


def _table(wall: Wall) -> Iterator[str]:
    rows = [kind for kind in kinds() if wall is kind.WALL]
    if not rows:
        return
    yield ""
    yield f"## {wall.label}"
    yield ""
    yield f"| | {' | '.join(str(role.label) for role in roles())} |"
    yield f"|---|{'---|' * len(roles())}"
    for kind in rows:
        cells = " | ".join(cell(role, kind) for role in roles())
        yield f"| {kind._meta.verbose_name} | {cells} |"

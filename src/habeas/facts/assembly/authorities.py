"""Who stands under whom, and which bodies detain or make migration policy."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import some
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Flag
from habeas.facts.vocabulary import AuthorityKind

# How far up the tree is followed.
_LEVELS = 6
INDEPENDENT = (
    AuthorityKind.COURT,
    AuthorityKind.PREVENTIVE_MECHANISM,
    AuthorityKind.HUMAN_RIGHTS_INSTITUTION,
    AuthorityKind.CIVIL_SOCIETY,
)
ENFORCING = (AuthorityKind.IMMIGRATION, AuthorityKind.POLICE, AuthorityKind.BORDER)


def superiors(source: Source) -> ir.Table:
    """Give each body with itself and every body above it, one row a pair.

    Promises: columns `authority_id` and `superior_id`. A ring in the table does
    no harm; of a tree deeper than six levels the top is left out.
    """
    bodies = source.table("authority")
    parents = bodies.filter(bodies.parent_id.notnull()).select(
        _below=bodies.authority_id, _parent=bodies.parent_id
    )
    # A body above may have no row of its own.
    known = bodies.select("authority_id").union(
        parents.select(authority_id=parents["_parent"])
    )
    own = known.select("authority_id", superior_id=known.authority_id)
    pairs = own
    # Each turn names the step before it once, so that the query grows by a join a
    # level: an engine that writes every name out would double it otherwise.
    for _ in range(_LEVELS):
        above = parents.join(pairs, parents["_parent"] == pairs.authority_id)
        pairs = own.union(
            above.select(authority_id=above["_below"], superior_id=above.superior_id)
        )
    return pairs.distinct()


def standing(source: Source) -> ir.Table:
    """Tell of each body whether it is of the tree of those who detain or make policy.

    Promises: `authority_id`; `is_in_tree`, whether it, a body above it or a body
    below it detains migrants or makes migration policy; `is_independent`, true of
    a court, a preventive mechanism, a human-rights institution or civil society
    outside that tree, and unknown where the body's kind does not tell.
    """
    bodies = source.table("authority")
    bodies = bodies.mutate(runs=_runs_detention(bodies))
    pairs = superiors(source)
    runs = bodies.select(_id=bodies.authority_id, runs=bodies.runs)
    above = pairs.join(runs, pairs.superior_id == runs["_id"])
    below = pairs.join(runs, pairs.authority_id == runs["_id"])
    both = above.select("authority_id", "runs").union(
        below.select(authority_id=below.superior_id, runs=below.runs)
    )
    found = both.group_by("authority_id").aggregate(is_in_tree=some(both.runs))
    rows = bodies.join(found, "authority_id")
    is_by_kind = rows.kind.isin(INDEPENDENT)
    return rows.select(
        "authority_id",
        "is_in_tree",
        is_independent=ibis.cases(
            (rows.is_in_tree, False),
            (~rows.is_in_tree & is_by_kind, True),
            else_=ibis.null("boolean"),
        ),
    )


def _runs_detention(bodies: ir.Table) -> Flag:
    """Say whether a body detains or makes policy: what is recorded, then its kind."""
    recorded = bodies.detains | bodies.makes_migration_policy
    return ibis.cases(
        (recorded, True),
        (bodies.kind.isin(INDEPENDENT), False),
        (~recorded, False),
        (bodies.kind.isin(ENFORCING), True),
        else_=ibis.null("boolean"),
    )

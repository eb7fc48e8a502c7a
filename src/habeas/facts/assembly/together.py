"""Who was in one unit at the same time as persons of the other sex."""

from collections.abc import Iterator

import ibis
import ibis.expr.types as ir

from habeas.facts.rows import Flag, Moment
from habeas.facts.vocabulary import Sex

_NEVER = ibis.null("timestamp(6)")


def together(rows: ir.Table, sexes: ir.Table) -> ir.Table:
    """Tell of each stay whether men and women were in its unit together.

    Reads: stays with the moments of their custody; `sexes`, a custody's sex.
    Promises: `placement_id`; `mixed`, and `mixed_since` where it is so. A stay
    whose dates, unit or person's sex are not known may have been with anybody
    whose time in the place it may share: what that could change is unknown. The
    sweep looks for one that began before and had not ended, and for the next to
    begin: no stay is ever joined to another.
    """
    rows = rows.left_join(sexes, "custody_id").drop("custody_id_right")
    # What is not dated lay somewhere within the custody.
    rows = rows.mutate(
        starts=_either(rows.began_at, rows.custody_began),
        ends=_either(rows.until, rows.freed_at),
        is_dated=rows.began_at.notnull() & rows.until.notnull(),
    )
    has_unit = rows.unit_id.notnull()
    is_sure = rows.is_dated & has_unit
    rows = rows.mutate(
        is_woman=is_sure & (rows.sex == Sex.FEMALE),
        is_man=is_sure & (rows.sex == Sex.MALE),
        is_doubtful=has_unit & (rows.sex.isnull() | ~rows.is_dated),
        is_loose=~has_unit,
    )
    rows = rows.mutate(
        **dict(_neighbours(rows, "unit_id", ("is_woman", "is_man", "is_doubtful"))),
        **dict(_neighbours(rows, "place_id", ("is_loose",))),
    )
    return _told(rows)


def _neighbours(
    rows: ir.Table, where: str, kinds: tuple[str, ...]
) -> Iterator[tuple[str, Moment]]:
    """Give, for each kind, the last end of those before and the next beginning."""
    order = {"group_by": where, "order_by": ["starts", "placement_id"]}
    before = ibis.window(**order, rows=(None, -1))
    after = ibis.window(**order, rows=(1, None))
    for kind in kinds:
        is_kind = rows[kind]
        ends = ibis.cases((is_kind, rows.ends), else_=_NEVER)
        starts = ibis.cases((is_kind, rows.starts), else_=_NEVER)
        yield f"{kind}_before", ends.max().over(before)
        yield f"{kind}_after", starts.min().over(after)


def _told(rows: ir.Table) -> ir.Table:
    women, men = _meets(rows, "is_woman"), _meets(rows, "is_man")
    doubtful = _meets(rows, "is_doubtful") | _meets(rows, "is_loose")
    is_woman, is_man = rows.sex == Sex.FEMALE, rows.sex == Sex.MALE
    sure = rows.is_dated & ((is_woman & men) | (is_man & women))
    # Whoever is a man may only have been with women, and the other way round.
    may_be = doubtful | ibis.cases((is_woman, men), (is_man, women), else_=women | men)
    mixed = ibis.cases(
        (rows.unit_id.isnull(), ibis.null("boolean")),
        (sure, True),
        # Neither a man nor a woman: the standard tells these two apart alone.
        (rows.sex == Sex.OTHER, False),
        (may_be, ibis.null("boolean")),
        else_=False,
    )
    since = ibis.cases(
        (is_woman, _first(rows, "is_man")), else_=_first(rows, "is_woman")
    )
    return rows.select("placement_id", mixed=mixed, mixed_since=since)


def _meets(rows: ir.Table, kind: str) -> Flag:
    """Say whether a stay shares time with one of a kind; dates are known or bounded."""
    earlier, later = rows[f"{kind}_before"], rows[f"{kind}_after"]
    meets = (earlier.notnull() & (earlier > rows.starts)) | (
        later.notnull() & (later < rows.ends)
    )
    return ibis.cases((meets, True), else_=False)


def _first(rows: ir.Table, kind: str) -> Moment:
    before, after = rows[f"{kind}_before"], rows[f"{kind}_after"]
    return ibis.cases((before > rows.starts, rows.starts), else_=after)


def _either(moment: Moment, otherwise: Moment) -> Moment:
    return ibis.cases((moment.isnull(), otherwise), else_=moment)

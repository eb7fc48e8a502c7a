"""The ten standards in Polars, written for its streaming engine."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from benchmarks.standards import AS_OF, NAMES, Counts, codes, of_columns

_NO = pl.lit(value=False)
_YES = pl.lit(value=True)
_UNKNOWN = pl.lit(None, pl.Boolean)
_ORDER = ["began_at", "custody_id"]
_RIGHTS = ("appeal", "asylum_claim", "other_right_used")
_IRREGULAR = ("irregular_entry", "irregular_stay", "irregular_exit")
_LEAP = 29


def row_wise(facts: pl.LazyFrame) -> Counts:
    """Count the verdicts over wide facts."""
    over = _cases(
        (_c("until") > _c("expires_sure"), True),
        (_c("until") <= _c("expires_first"), False),
    )
    verdicts = facts.with_columns(is_over=over).select(
        **dict(zip(NAMES, _verdicts(), strict=True))
    )
    counted = verdicts.select(
        (pl.col(name) == code).sum().alias(f"{name.replace('-', '_')}_{code}")
        for name in NAMES
        for code in codes()
    )
    return of_columns(counted.collect(engine="streaming").row(0, named=True))


def _verdicts() -> tuple[pl.Expr, ...]:
    is_set, is_over, runs = _c("maximum_is_set"), _c("is_over"), _c("is_running")
    return (
        _judged(
            _YES, (_c("basis_branch") == "criminal") & _c("conduct").is_in(_IRREGULAR)
        ),
        _judged(_YES, _c("was_child")),
        _judged(_YES, pl.when(is_over | ~is_set).then(_YES).when(is_set).then(is_over)),
        _judged(
            pl.when(is_over).then(_YES).otherwise(is_set), is_over, runs & ~is_over
        ),
        _judged(_YES, _late(), ~_c("was_reviewed") & runs),
        _judged(_c("has_obstacle"), _held_on(), runs & _c("obstacle_stands")),
        _judged(_c("was_prolonged"), _c("lengthened_for_rights")),
        _judged(runs, ~(is_set | _c("order_sets_end"))),
        _judged(
            _c("follows_expiry") | _c("released_on_expiry"),
            _c("follows_expiry") | (_c("released_on_expiry") & ~_c("document_issued")),
        ),
        _health(),
    )


def _late() -> pl.Expr:
    week, fortnight = pl.duration(days=7), pl.duration(days=14)
    first_late = _c("first_review_at") > _c("began_at") + week
    second_due = _c("first_review_at") + fortnight
    return (
        pl.when(~_c("was_reviewed"))
        .then(_c("until") > _c("began_at") + week)
        .when(_c("second_review_at").is_null())
        .then(first_late | (_c("until") > second_due))
        .otherwise(
            first_late
            | (_c("second_review_at") > second_due)
            | (_c("unreviewed_to") > _c("unreviewed_from") + fortnight)
        )
    )


def _held_on() -> pl.Expr:
    limit = pl.duration(hours=48)
    return _cases(
        (_c("obstacle_to") > _c("obstacle_from") + limit, True),
        (_c("obstacle_may_be_to") <= _c("obstacle_may_be_from") + limit, False),
    )


def _health() -> pl.Expr:
    checked, until = _c("checked_on_admission"), _c("until")
    return (
        pl.when(checked.is_null())
        .then(3)
        .when(checked)
        .then(1)
        .when(until.is_null())
        .then(3)
        .when(until > _c("began_at") + pl.duration(hours=24))
        .then(4)
        .when(_c("is_running"))
        .then(2)
        .otherwise(0)
    )


def _judged(applies: pl.Expr, breached: pl.Expr, waits: pl.Expr = _NO) -> pl.Expr:
    return (
        pl.when(applies.is_null())
        .then(3)
        .when(~applies)
        .then(0)
        .when(breached)
        .then(4)
        .when(breached.is_null() | waits.is_null())
        .then(3)
        .when(waits)
        .then(2)
        .otherwise(1)
    )


def whole(paths: Mapping[str, Path]) -> Counts:
    """Count the verdicts from the canonical tables, features and all."""
    tables = {name: pl.scan_parquet(path) for name, path in paths.items()}
    return row_wise(_features(tables))


def _features(tables: Mapping[str, pl.LazyFrame]) -> pl.LazyFrame:
    base = _base(tables["custody"])
    rows = base.join(_ages(tables["person"]), on="person_id", how="left")
    parts = (
        _earlier(base),
        _orders(tables["order"]),
        _reviews(tables["review"], base),
        _obstacles(tables["obstacle"], base),
        _expiries(tables["release"], base),
        _checks(tables["health_check"], base),
    )
    for part in parts:
        rows = rows.join(part, on="custody_id", how="left")
    began = _c("began_at").dt.date()
    return rows.with_columns(
        maximum_is_set=_YES,
        was_child=_cases(
            (_c("is_disputed") | (_c("oldest") > began), True),
            (_c("youngest") <= began, False),
        ),
        was_reviewed=_c("was_reviewed").fill_null(value=False),
        has_obstacle=_settled("has_obstacle", "obstacle"),
        was_prolonged=_settled("was_prolonged", "order"),
        lengthened_for_rights=_settled("lengthened_for_rights", "order"),
        order_sets_end=_settled("order_sets_end", "order"),
        checked_on_admission=_settled("checked_on_admission", "check"),
    )


def _base(custody: pl.LazyFrame) -> pl.LazyFrame:
    moment = pl.lit(AS_OF, pl.Datetime("us"))
    ended = _c("ended_at") <= moment
    return custody.filter(_c("began_at") <= moment).with_columns(
        is_running=~ended.fill_null(value=False),
        until=pl.when(ended).then(_c("ended_at")).otherwise(moment),
    )


def _earlier(base: pl.LazyFrame) -> pl.LazyFrame:
    """Sum the time before each custody; the rows are in order of each person."""
    began, before = _c("began_at"), _c("before")
    spent = (_c("until") - pl.max_horizontal(began, before)).dt.total_seconds()
    rows = (
        base.select("custody_id", "person_id", "proceeding_id", "began_at", "until")
        .sort("person_id", *_ORDER)
        .with_columns(before=_c("until").shift().cum_max().over("person_id"))
        .with_columns(
            spent=pl.max_horizontal(spent, 0),
            shared=pl.max_horizontal((before - began).dt.total_seconds(), 0).fill_null(
                0
            ),
            anew=~(began <= before + pl.duration(hours=24)).fill_null(value=False),
        )
        .with_columns(chain=_c("anew").cum_sum().over("person_id"))
    )
    loose = _c("proceeding_id").is_null()
    unplaced = pl.when(loose).then(_c("spent")).otherwise(0)
    rows = rows.with_columns(
        in_chain=_sum(_c("spent"), "person_id", "chain"),
        joined=_sum(_c("spent"), "person_id", "chain")
        + _sum(_c("spent"), "person_id", "proceeding_id")
        - _sum(_c("spent"), "person_id", "chain", "proceeding_id"),
        of_person=_sum(_c("spent"), "person_id"),
        elsewhere=_sum(unplaced, "person_id") - _sum(unplaced, "person_id", "chain"),
    )
    least = pl.when(loose).then(_c("in_chain")).otherwise(_c("joined"))
    most = (
        pl.when(loose).then(_c("of_person")).otherwise(_c("joined") + _c("elsewhere"))
    )
    limit = pl.duration(days=60)
    return rows.select(
        "custody_id",
        expires_sure=began - pl.duration(seconds=least - _c("shared")) + limit,
        expires_first=began - pl.duration(seconds=most - _c("shared")) + limit,
    )


def _sum(values: pl.Expr, *keys: str) -> pl.Expr:
    return (values.cum_sum() - values).over(*keys)


def _ages(person: pl.LazyFrame) -> pl.LazyFrame:
    birth, by_year = _c("birth_date"), _c("birth_precision") == "year"
    year = pl.when(birth.is_null()).then(_c("birth_year")).otherwise(birth.dt.year())
    vague = birth.is_null() | by_year
    first = pl.when(vague).then(pl.date(year, 1, 1)).otherwise(birth)
    last = pl.when(vague).then(pl.date(year, 12, 31)).otherwise(birth)
    return person.select(
        "person_id",
        is_disputed=_c("age_disputed").fill_null(value=False),
        oldest=_eighteen(first),
        youngest=_eighteen(last),
    )


def _eighteen(birth: pl.Expr) -> pl.Expr:
    leaps = (birth.dt.month() == 2) & (birth.dt.day() == _LEAP)  # noqa: PLR2004
    day = pl.when(leaps).then(pl.duration(days=1)).otherwise(dt.timedelta())
    return birth.dt.offset_by("18y") + day


def _orders(orders: pl.LazyFrame) -> pl.LazyFrame:
    prolongs = _c("kind") == "extension"
    sets_end = pl.when(_c("ends_at").is_not_null()).then(_YES).otherwise(_UNKNOWN)
    return orders.group_by("custody_id").agg(
        order=_YES,
        was_prolonged=_some(prolongs),
        lengthened_for_rights=_some(prolongs & _c("extension_reason").is_in(_RIGHTS)),
        order_sets_end=_some((_c("kind") != "release") & sets_end),
    )


def _reviews(reviews: pl.LazyFrame, base: pl.LazyFrame) -> pl.LazyFrame:
    held = base.select("custody_id", "began_at", "until")
    at = _c("at")
    rows = (
        reviews.select("custody_id", "at")
        .join(held, on="custody_id")
        .filter(at.is_null() | at.is_between("began_at", "until"))
        .sort("custody_id", "at", nulls_last=True)
        .with_columns(
            turn=at.cum_count().over("custody_id"),
            next=at.shift(-1).over("custody_id").fill_null(_c("until")),
        )
        .with_columns(length=pl.when(_c("turn") > 1).then(_c("next") - at))
    )
    found = rows.group_by("custody_id").agg(
        dated=at.is_not_null().all(),
        first=at.min(),
        second=at.filter(_c("turn") == 2).max(),  # noqa: PLR2004 - the second
        a=at.filter(_c("length") == _c("length").max()).max(),
        b=_c("next").filter(_c("length") == _c("length").max()).max(),
    )
    return found.select(
        "custody_id",
        was_reviewed=_YES,
        first_review_at=pl.when("dated").then("first"),
        second_review_at=pl.when("dated").then("second"),
        unreviewed_from=pl.when("dated").then("a"),
        unreviewed_to=pl.when("dated").then("b"),
    )


def _obstacles(obstacles: pl.LazyFrame, base: pl.LazyFrame) -> pl.LazyFrame:
    held = base.select("custody_id", "began_at", "until")
    began, until = _c("began_at"), _c("until")
    recorded, lifted = _c("recorded_at"), _c("lifted_at")
    counts = ~_c("is_of_the_person")
    rows = (
        obstacles.join(held, on="custody_id")
        .with_columns(
            a=pl.max_horizontal(recorded.fill_null(began), began),
            b=pl.min_horizontal(lifted.fill_null(until), until),
        )
        .filter(_c("b") >= _c("a"))
    )
    length = _c("b") - _c("a")
    sure = pl.when(counts & recorded.is_not_null()).then(length)
    may_be = pl.when(counts.fill_null(value=True)).then(length)
    return rows.group_by("custody_id").agg(
        obstacle=_YES,
        has_obstacle=_some(counts),
        obstacle_stands=_some(counts & lifted.is_null()),
        obstacle_from=_c("a").filter(sure == sure.max()).min(),
        obstacle_to=_c("b").filter(sure == sure.max()).min(),
        obstacle_may_be_from=_c("a").filter(may_be == may_be.max()).min(),
        obstacle_may_be_to=_c("b").filter(may_be == may_be.max()).min(),
    )


def _expiries(releases: pl.LazyFrame, base: pl.LazyFrame) -> pl.LazyFrame:
    found = releases.group_by("custody_id").agg(
        release=_YES,
        on_expiry=_some(_c("on_expiry")),
        document_issued=_some(_c("document_issued")),
    )
    rows = (
        base.select(
            "custody_id", "person_id", "proceeding_id", "began_at", "end_reason"
        )
        .join(found, on="custody_id", how="left")
        .with_columns(
            told=pl.when((_c("end_reason") == "maximum_reached") | _c("on_expiry"))
            .then(_YES)
            .when(_c("release").is_null())
            .then(_NO)
            .otherwise(_c("on_expiry")),
        )
        .sort("person_id", *_ORDER)
    )
    loose = _c("proceeding_id").is_null()
    may = _c("told").fill_null(value=True)
    sure = _c("told").fill_null(value=False)
    follows = (
        pl.when(_sum(may.cast(pl.Int64), "person_id") == 0)
        .then(_NO)
        .when(loose)
        .then(_UNKNOWN)
        .when(_sum(sure.cast(pl.Int64), "person_id", "proceeding_id") > 0)
        .then(_YES)
        .when(
            (_sum(may.cast(pl.Int64), "person_id", "proceeding_id") > 0)
            | (_sum((may & loose).cast(pl.Int64), "person_id") > 0)
        )
        .then(_UNKNOWN)
        .otherwise(_NO)
    )
    return rows.select(
        "custody_id",
        follows_expiry=follows,
        released_on_expiry=_c("told"),
        document_issued=_settled("document_issued", "release"),
    )


def _checks(checks: pl.LazyFrame, base: pl.LazyFrame) -> pl.LazyFrame:
    in_time = _c("at") <= _c("began_at") + pl.duration(hours=24)
    sound = _c("by_professional") & in_time
    return (
        checks.join(base.select("custody_id", "began_at"), on="custody_id")
        .group_by("custody_id")
        .agg(
            check=_YES,
            physical=_some(_c("covers_physical") & sound),
            mental=_some(_c("covers_mental") & sound),
        )
        .select(
            "custody_id", "check", checked_on_admission=_c("physical") & _c("mental")
        )
    )


def _some(claim: pl.Expr) -> pl.Expr:
    """Say whether any row claims it; where none does and one may, unknown."""
    return claim.any(ignore_nulls=False)


def _settled(fact: str, mark: str) -> pl.Expr:
    """Take what has no row beside it for a denial."""
    return pl.when(_c(mark).is_null()).then(_NO).otherwise(_c(fact))


def _cases(*cases: tuple[pl.Expr, bool]) -> pl.Expr:
    (first, said), *others = cases
    chain = pl.when(first).then(pl.lit(said))
    for claim, answer in others:
        chain = chain.when(claim).then(pl.lit(answer))  # type: ignore[assignment]
    return chain.otherwise(_UNKNOWN)


def _c(name: str) -> pl.Expr:
    return pl.col(name)

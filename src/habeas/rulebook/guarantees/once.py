"""What is owed once: done as it must be in time, late, overdue, or not yet due."""

from dataclasses import dataclass

import ibis

from habeas.facts.rows import Custody, Flag, Moment
from habeas.rulebook.writing import Ruling, When


@dataclass(frozen=True, slots=True)
class Doing:
    """Whether a thing is on record, when it surely was done, and when it may have been.

    `at` is when it first was done in every way it must be; `may_be_at` when that
    may first have been, as far as what is recorded goes.
    """

    is_kept: Flag
    at: Moment
    may_be_at: Moment

    def was_done_by(self, moment: Moment) -> Flag:
        """Say whether it was done by a moment; what may have been is unknown."""
        return ibis.cases(
            (self.at <= moment, True),
            (self.may_be_at <= moment, ibis.null("boolean")),
            (self.is_kept & self.may_be_at.isnull(), False),
            (self.may_be_at > moment, False),
            else_=ibis.null("boolean"),
        )


def owed(custody: Custody, doing: Doing, *, by: Moment, arises: When) -> Ruling:
    """Judge a thing owed once; what may have been done in time is no breach."""
    in_time = doing.was_done_by(by)
    done = ibis.cases(
        (in_time.isnull(), ibis.null("boolean")),
        (doing.at.notnull(), True),
        else_=in_time,
    )
    return arises.due(
        at=by,
        done=done,
        done_at=doing.at,
        until=custody.until,
        is_running=custody.is_running,
    )

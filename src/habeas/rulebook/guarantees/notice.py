"""What the person is told: the reasons, the order, the rights; and through whom."""

from habeas.facts.assembly.guarantees.notices import NoticeFacts
from habeas.facts.rows import Flag, Moment
from habeas.law.applied import Law
from habeas.law.figure import Deadline, Figure
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.guarantees.once import Doing, owed
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, when

REASONS_NOTIFIED = Standard(
    "reasons-notified",
    Group.GUARANTEES,
    "Reasons are given at once, in a language and form the person understands",
    Kind.DEADLINE,
    draft="71-73",
    adopted="60-61",
    convention="16(5)",
    difference="The draft asks for the reasons as soon as possible, so that the law "
    "sets the limit; the adopted edition before or at the start of detention.",
)


@rule(REASONS_NOTIFIED, Subject.CUSTODY, NoticeFacts)
def reasons_notified(custody: NoticeFacts, law: Law) -> Ruling:
    """The reasons are notified in time, understood, adapted, and left in copy."""
    due_at, limit = _reasons_due(custody, law)
    return (
        owed(
            custody,
            Doing(custody.notices_kept, custody.notices_at, custody.notices_may_be_at),
            by=due_at,
            arises=always(),
        )
        .lacking(
            f"the time for the notice in the law of {law.jurisdiction.name}",
            law.is_adopted or limit,
        )
        .because(
            breach="No notice in time that the person understood, that was adapted to "
            "the person, and of which a copy was handed over.",
            met="A notice that the person understood came in time, with a copy.",
            pending=f"The notice is due within {told(limit)}.",
            not_applicable="The person was free before the notice was due.",
        )
    )


def _reasons_due(custody: NoticeFacts, law: Law) -> tuple[Moment, Figure | None]:
    """Give when the reasons are due: in the adopted edition, as detention begins."""
    if law.is_adopted:
        return custody.began_at, None
    limit = law.deadline(Deadline.REASONS_NOTIFIED)
    return after(custody.began_at, limit), limit


ORDER_HANDED_OVER = Standard(
    "order-handed-over",
    Group.GUARANTEES,
    "The notice comes with the order: facts, legal basis and place",
    Kind.DUTY,
    draft="73",
    adopted="61",
    convention="16(5)",
    difference="The adopted edition adds that the notice explains the rights.",
)


@rule(ORDER_HANDED_OVER, Subject.CUSTODY, NoticeFacts)
def order_handed_over(custody: NoticeFacts, law: Law) -> Ruling:
    """A notice carries an order that states the facts, the legal basis and the place.

    It is owed when the notice itself is.
    """
    due_at, limit = _reasons_due(custody, law)
    came = custody.rights_came_along if law.is_adopted else custody.order_came_along
    is_due = custody.until > due_at
    return (
        when(came | custody.is_running | is_due)
        .judge(
            breached=~came & is_due,
            pending=~came & custody.is_running,
            since=due_at,
            due_at=due_at,
        )
        .lacking(
            f"the time for the notice in the law of {law.jurisdiction.name}",
            law.is_adopted or limit,
        )
        .because(
            breach="No notice carries an order with the facts, the legal basis and "
            "the place" + (", and explains the rights." if law.is_adopted else "."),
            met="A notice came with an order that states what it must.",
            pending="The notice and its order are not due yet.",
            not_applicable="The person was free before the notice was due.",
        )
    )


INTERPRETER = Standard(
    "interpreter",
    Group.GUARANTEES,
    "A qualified interpreter at every step",
    Kind.DUTY,
    draft="79",
    adopted="68",
    convention="16(5); 18(3)",
)


@rule(INTERPRETER, Subject.CUSTODY, NoticeFacts, aspect="hearing")
def interpreter_at_hearings(custody: NoticeFacts, law: Law) -> Ruling:
    """A hearing in a language the person does not understand has an interpreter."""
    del law
    return _interpreted(custody.foreign_hearing, custody.hearing_uninterpreted)


@rule(INTERPRETER, Subject.CUSTODY, NoticeFacts, aspect="notice")
def interpreter_for_notices(custody: NoticeFacts, law: Law) -> Ruling:
    """A notice in a language the person does not understand is interpreted."""
    del law
    return _interpreted(custody.foreign_notice, custody.notice_uninterpreted)


@rule(INTERPRETER, Subject.CUSTODY, NoticeFacts, aspect="assessment")
def interpreter_at_assessments(custody: NoticeFacts, law: Law) -> Ruling:
    """An assessment in a language not understood has an interpreter."""
    del law
    return _interpreted(custody.foreign_assessment, custody.assessment_uninterpreted)


def _interpreted(foreign: Flag, uninterpreted: Flag) -> Ruling:
    return (
        when(foreign)
        .breach_if(uninterpreted)
        .because(
            breach="Held in a language the person does not understand, without a "
            "qualified interpreter.",
            met="A qualified interpreter took part wherever one was needed.",
            not_applicable="Nothing was held in a language the person does not "
            "understand.",
        )
    )


RIGHTS_INFORMATION = Standard(
    "rights-information",
    Group.GUARANTEES,
    "Rights, asylum and remedies are explained, also to those returning voluntarily",
    Kind.DUTY,
    draft="65-67",
    adopted="54-56",
    convention="33",
    observations=("A/66/48 Mexico 41", "A/66/48 Mexico 42"),
)


@rule(RIGHTS_INFORMATION, Subject.CUSTODY, NoticeFacts)
def rights_information(custody: NoticeFacts, law: Law) -> Ruling:
    """Nobody signs an agreement to return before the rights have been explained."""
    del law
    signed_at = custody.agreement_signed_at
    doing = Doing(
        custody.sessions_kept, custody.sessions_at, custody.sessions_may_be_at
    )
    return (
        when(custody.agreed_to_return)
        .met_if(doing.was_done_by(signed_at), since=signed_at)
        .because(
            breach="An agreement to return was signed before the rights were explained "
            "in a language the person understands.",
            met="The rights were explained before an agreement to return was signed.",
            not_applicable="No agreement to return is recorded.",
        )
    )


RULES = (
    reasons_notified,
    order_handed_over,
    interpreter_at_hearings,
    interpreter_for_notices,
    interpreter_at_assessments,
    rights_information,
)

"""The scenes that are played, in the order of the rulebook, and what each plants."""

from habeas.engine.synthesis.scene import Cast, Planted, Scene, Stay
from habeas.rulebook import Subject

# What follows where a maximum is over.
_OVERDUE = ("maximum-period", "release-on-expiry")


def _one(name: str, *rules: str, rate: int = 2, stay: Stay = Stay.LONG) -> Scene:
    """Make a scene of one custody that breaks the standards named."""
    return Scene(name, rate, tuple(map(_planted, rules)), stay)


def _planted(rule: str, member: int = 0) -> Planted:
    standard, _, aspect = rule.partition("/")
    return Planted(standard, aspect, member=member)


LAWFUL = (
    Scene("two-custodies", 60, (), Stay.ANY, Cast.ONE, 2, may_lack=True),
    Scene("three-custodies", 10, (), Stay.ANY, Cast.ONE, 3, may_lack=True),
    Scene("one-proceeding", 12, (), Stay.PART, Cast.ONE, 2),
    Scene("relatives-together", 15, (), Stay.LONG, Cast.TOGETHER, 2),
)
GROUND = (
    _one("ground-punishment", "legitimate-objective"),
    _one("ground-deterrence", "legitimate-objective"),
    _one("ground-irregular", "legitimate-objective", rate=4),
    _one("ground-danger", "legitimate-objective"),
    _one("ground-not-proven", "legitimate-objective", rate=3),
    _one("ground-trait", "non-discrimination", "legitimate-objective"),
    _one("ground-automatic", "automatic-or-systematic", "legitimate-objective"),
    _one("no-basis-in-force", "legal-basis"),
    _one("basis-not-in-law", "legal-basis"),
    _one("authority-not-competent", "legal-basis"),
    _one("procedure-not-followed", "legal-basis"),
    _one("criminal-basis", "not-criminal", rate=4),
    _one("no-assessment", "individual-assessment", "proportionality"),
    _one("assessed-after-order", "individual-assessment", "proportionality"),
    _one("assessment-not-individual", "individual-assessment"),
    _one("no-alternatives", "alternatives-first", rate=4),
    _one("one-alternative-left-out", "alternatives-first", rate=3),
    _one("considered-after-order", "alternatives-first"),
    _one("ruled-out-by-rote", "alternatives-first", rate=4),
    _one("not-weighed", "proportionality"),
    _one("health-not-considered", "proportionality"),
    _one("needs-not-considered", "proportionality"),
    _one("order-lapsed", "presumption-of-liberty", rate=3),
    _one("order-quashed", "presumption-of-liberty"),
    _one("no-order", "presumption-of-liberty"),
)
_SITUATIONS = (
    "older-person",
    "disability",
    "torture-or-trauma",
    "victim-of-crime",
    "victim-of-trafficking",
    "health-need",
    "lgbti",
    "refugee",
    "stateless",
)
PERSONS = (
    _one("child", "child", *_OVERDUE, rate=3),
    _one("child-for-hours", "child", stay=Stay.HOURS, rate=3),
    _one("child-protection-not-told", "child", "child-protection-informed", *_OVERDUE),
    _one("child-protection-late", "child", "child-protection-informed", *_OVERDUE),
    _one(
        "child-protection-not-responsible",
        "child",
        "child-protection-informed",
        *_OVERDUE,
    ),
    _one("age-disputed", "child", stay=Stay.HOURS),
    Scene(
        "child-with-parent",
        2,
        (Planted("family-at-liberty"), Planted("child", member=1)),
        Stay.HOURS,
        Cast.TOGETHER,
        2,
    ),
    _one("parent-of-child", "family-at-liberty"),
    _one("pregnant", "pregnant-or-breastfeeding"),
    _one("breastfeeding", "pregnant-or-breastfeeding"),
    _one("asylum-seeker", "vulnerable-person/asylum-seeker", rate=90, stay=Stay.ASYLUM),
    *(_one(f"detained-while-{s}", f"vulnerable-person/{s}") for s in _SITUATIONS),
    _one("not-screened", "screening-on-admission/first"),
    _one("screened-late", "screening-on-admission/first", rate=3),
    _one("screened-by-unqualified", "screening-on-admission/first"),
    _one("not-rescreened", "screening-on-admission/again", rate=3),
)
DURATION = (
    _one("overrun", *_OVERDUE, rate=12, stay=Stay.OVERRUN),
    _one("not-reviewed", "periodic-review", rate=3),
    _one("review-late", "periodic-review", rate=3),
    _one("removal-impossible", "removal-impossible", rate=3),
    _one(
        "extended-for-a-right",
        "no-prolongation-for-using-rights",
        rate=3,
        stay=Stay.PROLONGED,
    ),
    _one("no-protecting-document", "no-renewed-detention", stay=Stay.WHOLE),
    Scene(
        "held-again-after-expiry",
        2,
        (
            Planted("no-renewed-detention", member=1),
            Planted("maximum-period", member=1),
            Planted("release-on-expiry", member=1),
        ),
        Stay.WHOLE,
        Cast.ONE,
        2,
    ),
)
GUARANTEES = (
    _one("not-notified", "reasons-notified", "order-handed-over", rate=3),
    _one("notified-late", "reasons-notified", rate=4),
    _one("notice-not-understood", "reasons-notified", rate=3),
    _one("notice-not-adapted", "reasons-notified"),
    _one("no-copy", "reasons-notified"),
    _one("order-without-facts", "order-handed-over"),
    _one("order-without-basis", "order-handed-over"),
    _one("order-without-place", "order-handed-over"),
    _one("rights-not-explained", "order-handed-over", rate=3),
    _one("heard-without-interpreter", "interpreter/hearing", rate=3),
    _one("notice-not-interpreted", "interpreter/notice", "reasons-notified"),
    _one("assessed-without-interpreter", "interpreter/assessment"),
    _one("returned-uninformed", "rights-information"),
    _one(
        "not-heard",
        "judicial-review/brought-before-a-court",
        "judicial-review/ordered-by-a-court",
        rate=3,
    ),
    _one("heard-late", "judicial-review/brought-before-a-court", rate=3),
    _one(
        "court-without-power",
        "judicial-review/brought-before-a-court",
        "reviewer-independent/may-release",
    ),
    _one("not-ordered-by-court", "judicial-review/ordered-by-a-court"),
    _one("heard-once", "judicial-review/periodic", stay=Stay.PROLONGED),
    _one("no-appeal", "judicial-review/appeal"),
    _one("release-order-ignored", "judicial-review/release-order-obeyed"),
    _one("reviewed-by-its-own", "reviewer-independent/apart"),
    _one("reviewer-without-power", "reviewer-independent/may-release"),
    _one("removed-with-remedy-pending", "suspensive-remedy"),
    _one("consular-right-not-told", "consular-right-told"),
    _one("consular-right-told-late", "consular-right-told"),
    _one("consular-right-in-foreign-tongue", "consular-right-told"),
    _one("consulate-told-unasked", "consular-only-on-request/not-unasked"),
    _one("consulate-not-told", "consular-only-on-request/told-when-asked"),
    _one("consulate-notified-late", "consular-only-on-request/told-when-asked"),
    _one(
        "consulate-of-refugee",
        "consular-refusal-respected",
        "consular-only-on-request/not-unasked",
        "vulnerable-person/asylum-seeker",
    ),
    _one("no-counsel", "legal-aid/counsel", rate=4),
    _one("counsel-late", "legal-aid/counsel", rate=3),
    _one("counsel-refused", "legal-aid/access"),
    _one("decision-not-reasoned", "decision-notified"),
    _one("decision-not-written", "decision-notified"),
    _one("decision-not-handed-over", "decision-notified"),
    _one("decision-not-copied", "decision-notified"),
    _one("no-claim-opened", "compensation"),
    _one("claim-opened-late", "compensation"),
)
TREATMENT = (
    _one("not-investigated", "ill-treatment-investigated"),
    _one("investigated-late", "ill-treatment-investigated"),
    _one("investigated-by-its-own", "ill-treatment-investigated"),
    _one("accused-not-kept-apart", "ill-treatment-investigated"),
    _one("outcome-not-recorded", "ill-treatment-investigated"),
    _one("death-not-investigated", "death-investigated"),
    _one("family-not-told-of-death", "death-investigated"),
    Scene(
        "in-solitary",
        3,
        (Planted("no-solitary-confinement", subject=Subject.CONFINEMENT),),
    ),
    Scene(
        "long-in-solitary",
        2,
        (
            Planted("no-solitary-confinement", subject=Subject.CONFINEMENT),
            Planted("no-solitary-confinement", "prolonged", Subject.CONFINEMENT),
        ),
        Stay.WHOLE,
    ),
    Scene(
        "vulnerable-in-solitary",
        2,
        (
            Planted("no-solitary-confinement", subject=Subject.CONFINEMENT),
            Planted(
                "no-solitary-confinement", "vulnerable-person", Subject.CONFINEMENT
            ),
        ),
    ),
    _one("removed-without-risk-assessment", "non-refoulement", rate=3),
    _one("removed-without-decision", "no-collective-expulsion"),
    Scene(
        "removed-with-others",
        2,
        tuple(
            Planted("no-collective-expulsion", "identical-decisions", member=n)
            for n in range(3)
        ),
        Stay.LONG,
        Cast.TOGETHER,
        3,
    ),
    _one("forced-to-work", "no-forced-labour"),
    _one("underpaid", "no-forced-labour"),
    _one("trafficked-not-referred", "trafficking-referral"),
    _one("referred-late", "trafficking-referral"),
    _one("trafficked-and-removed", "trafficking-referral"),
    _one("never-checked", "health-on-admission"),
    _one("not-checked-again", "health-regularly", stay=Stay.PROLONGED),
    _one("checked-late", "health-on-admission"),
    _one("mind-not-checked", "health-on-admission"),
    _one("checked-by-no-professional", "health-on-admission"),
    _one("need-not-met", "care-given"),
    _one("need-met-late", "care-given"),
    _one("not-inventoried", "property-inventory"),
    _one("not-given-back", "property-inventory", rate=3),
    _one("lost-uncompensated", "property-inventory"),
    _one("medicine-withheld", "essentials-kept"),
    _one("papers-withheld", "essentials-kept", "identity-documents", rate=3),
    _one("no-contact", "outside-contact"),
    _one("contact-late", "outside-contact"),
    _one("refused-without-reason", "outside-contact"),
    Scene(
        "family-held-apart",
        2,
        (Planted("family-unity"), Planted("family-unity", member=1)),
        Stay.LONG,
        Cast.TOGETHER,
        2,
    ),
)
PLACES = (
    _one("in-prison", "not-in-prison", rate=3),
    _one("kept-at-police", "not-in-prison"),
    _one("with-convicted", "apart-from-convicted", rate=3),
    Scene(
        "men-and-women-in-one-unit",
        2,
        (Planted("men-women-separate"), Planted("men-women-separate", member=1)),
        Stay.LONG,
        Cast.TOGETHER,
        2,
    ),
)
SCENES = (*LAWFUL, *GROUND, *PERSONS, *DURATION, *GUARANTEES, *TREATMENT, *PLACES)

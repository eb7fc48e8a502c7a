"""The deadlines and intervals that a law may set, and the figure for each."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.law.amount import Amount
from habeas.law.limit import Regime
from habeas.law.source import Source


class Deadline(StrEnum):
    """The acts that are owed once, within a time."""

    ARREST_ALLOWANCE = "arrest_allowance"
    """How long a person may be held before there is an order of detention."""
    CHILD_PROTECTION_INFORMED = "child_protection_informed"
    """From the moment a child is found to the child-protection authority's charge."""
    SCREENING_ON_ADMISSION = "screening_on_admission"
    """From admission to the first screening for vulnerability."""
    RESCREENING = "rescreening"
    """From an incident, a transfer or a change of health to the next screening."""
    RELEASE_AFTER_OBSTACLE = "release_after_obstacle"
    """From an obstacle to removal not of the person's making to release."""
    REASONS_NOTIFIED = "reasons_notified"
    """From arrest to the reasons, in a language the person understands."""
    JUDICIAL_REVIEW = "judicial_review"
    """From arrest to a court that can release."""
    CONSULAR_RIGHT_TOLD = "consular_right_told"
    """From arrest to being told of the right to consular contact."""
    CONSULATE_NOTIFIED_AFTER_REQUEST = "consulate_notified_after_request"
    """From the person's request to the consulate's being told."""
    LEGAL_AID = "legal_aid"
    """From arrest to a lawyer, free of charge where means are lacking."""
    COMPENSATION_CLAIM = "compensation_claim"
    """From a finding of unlawfulness to the opening of a claim."""
    INVESTIGATION_OPENED = "investigation_opened"
    """From an allegation of ill-treatment to an independent investigation."""
    TRAFFICKING_REFERRAL = "trafficking_referral"
    """From an indicator of trafficking to referral for protection."""
    HEALTH_ON_ADMISSION = "health_on_admission"
    """From admission to the first check by a health professional."""
    URGENT_NEED_MET = "urgent_need_met"
    """From the record of an urgent need of health to the care."""
    OUTSIDE_CONTACT = "outside_contact"
    """From admission to the first offer of contact with the outside world."""
    DEATH_INVESTIGATED = "death_investigated"
    """From a death to an independent investigation and word to the family."""
    RECOMMENDATION_ANSWERED = "recommendation_answered"
    """From a visiting body's recommendation to its answer."""


class Interval(StrEnum):
    """The acts that are owed again and again; `first_review` opens the series."""

    FIRST_REVIEW = "first_review"
    """From the deprivation of liberty to the first review of its necessity."""
    SECOND_REVIEW = "second_review"
    """From the first review to the second, where it is not the usual interval."""
    PERIODIC_REVIEW = "periodic_review"
    """From each review of necessity to the next."""
    JUDICIAL_PERIODIC_REVIEW = "judicial_periodic_review"
    """From each court's review to the next."""
    HEALTH_CHECK = "health_check"
    INDEPENDENT_VISIT = "independent_visit"
    """From each visit by an independent body to the next, place by place."""
    MEASURE_REVIEW = "measure_review"
    """From each review of an alternative measure to the next."""
    TRAINING = "training"
    """For how long a member of staff's training stays current."""
    REPORTING = "reporting"
    """From each report on detention to the next."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of time, where it is from, and the one regime it is for, if one."""

    amount: Amount
    source: Source
    note: str = ""
    regime: Regime | None = None

"""The steps of a decision, each a page of its own."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.law.alternative import Alternative
from habeas.rulebook.authorising import Decision, Step
from habeas.web.pages.forms import ModelForm, handle, posted
from habeas.web.register.actions import answering, deciding
from habeas.web.register.actions.reading import opened
from habeas.web.register.forms.deciding import (
    AssessmentForm,
    ChoiceForm,
    ConsiderationForm,
    DurationForm,
    GroundForm,
    LegalityForm,
    NecessityForm,
    PlaceForm,
    ProportionalityForm,
)
from habeas.web.register.models import Ground, Place, Proposal
from habeas.web.register.queries.access import Viewer, require, viewer_of, visible
from habeas.web.register.queries.deciding import (
    assessments,
    considerations,
    may_leave,
    standing_grounds,
)
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.guided import Guided, alternatives, guided
from habeas.web.register.words import said
from habeas.web.trail.actions import Actor, withdraw


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is at which step of which proposal."""

    viewer: Viewer
    proposal: Proposal
    by: Actor
    step: Step


Bound = Callable[[HttpRequest, Standing], ModelForm]


@dataclass(frozen=True, slots=True)
class Page:
    """How a step is asked: its form, and what is done with it.

    Without a form there is nothing to answer on the page itself.
    """

    form: Bound | None = None
    act: Callable[[ModelForm, Standing], object] | None = None
    template: str = "register/deciding/step.html"


def _answered(form: ModelForm, at: Standing) -> object:
    return deciding.answer(at.proposal, form.said, by=at.by, seen=form.seen)


def _of_proposal(
    made: type[ModelForm], **options: Callable[[Standing], object]
) -> Bound:
    def form(request: HttpRequest, at: Standing) -> ModelForm:
        given = {name: value(at) for name, value in options.items()}
        return made(posted(request), instance=at.proposal, **given)

    return form


def _of_fact(made: type[ModelForm]) -> Bound:
    def form(request: HttpRequest, at: Standing) -> ModelForm:
        del at
        return made(posted(request))

    return form


def _given(form: ModelForm, at: Standing) -> object:
    return answering.give_ground(at.proposal, form.save(commit=False), by=at.by)


def _assessed(form: ModelForm, at: Standing) -> object:
    made = form.save(commit=False)
    return answering.assess(at.proposal, made, by=at.by, at=timezone.now())


def _weighed(form: ModelForm, at: Standing) -> object:
    return answering.weigh_gravity(
        at.proposal, form.said, by=at.by, seen=form.seen, at=timezone.now()
    )


def _places(at: Standing) -> object:
    return visible(at.viewer, Place).filter(withdrawn_at=None).order_by("name")


def _today(at: Standing) -> object:
    del at
    return timezone.localdate()


_PAGES: Mapping[Step, Page] = {
    Step.DETENTION: Page(_of_proposal(PlaceForm, places=_places), _answered),
    Step.BARS: Page(),
    Step.OBJECTIVE: Page(
        _of_fact(GroundForm), _given, "register/deciding/objective.html"
    ),
    Step.LEGALITY: Page(_of_proposal(LegalityForm, day=_today), _answered),
    Step.ASSESSMENT: Page(
        _of_fact(AssessmentForm), _assessed, "register/deciding/assessment.html"
    ),
    Step.ALTERNATIVES: Page(None, None, "register/deciding/alternatives.html"),
    Step.NECESSITY: Page(_of_proposal(NecessityForm), _answered),
    Step.PROPORTIONALITY: Page(_of_proposal(ProportionalityForm), _weighed),
    Step.DURATION: Page(
        _of_proposal(DurationForm), _answered, "register/deciding/duration.html"
    ),
    Step.PEOPLE: Page(None, None, "register/deciding/people.html"),
}
# For an alternative the same step first asks which it is.
_CHOICE = Page(
    _of_proposal(ChoiceForm), _answered, "register/deciding/alternatives.html"
)
# Facts that may be several: having recorded one, one may record the next.
_SEVERAL = frozenset({Step.OBJECTIVE})


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, key: uuid.UUID, name: str) -> HttpResponseBase:
    """Ask one step of a decision."""
    at = _standing(request, key, name)
    shown = guided(at.proposal, timezone.now())
    this = shown.step(at.step)
    if this is None:
        raise Http404
    following = shown.after(at.step)
    whole = reverse("register:proposal", args=[key])
    onward = following.href if following else whole
    page = _CHOICE if _asks_which(at) else _PAGES[at.step]
    context = {
        "shown": shown,
        "step": this,
        "proposal": at.proposal,
        "custody": at.proposal.custody,
        "steps": len(shown.steps),
        "whole": whole,
        "following": onward,
        "button": _("Save and continue"),
        "cancel": whole,
        **_facts(at, shown),
    }
    if page.form is None or page.act is None or not at.proposal.is_being_made:
        return render(request, page.template, context)
    done = page.act

    def act(form: ModelForm) -> HttpResponse:
        done(form, at)
        again = at.step in _SEVERAL or _asks_which(at)
        return redirect(this.href if again else onward)

    form = page.form(request, at)
    return handle(request, form, template=page.template, act=act, **context)


def _asks_which(at: Standing) -> bool:
    return at.step is Step.ALTERNATIVES and at.proposal.proposes == Decision.ALTERNATIVE


def _standing(request: HttpRequest, key: uuid.UUID, name: str) -> Standing:
    viewer = viewer_of(request.user)
    rows = visible(viewer, Proposal).select_related("custody__person", "proposed_by")
    proposal = opened(viewer, Proposal, among=rows, pk=key)
    by = require(viewer, Do.RECORD, proposal)
    if name not in set(Step):
        raise Http404
    return Standing(viewer, proposal, by, Step(name))


def _facts(at: Standing, shown: Guided) -> dict[str, object]:
    """Give what a step shows of what is recorded already."""
    match at.step:
        case Step.DETENTION:
            return {"may_leave": may_leave(at.proposal.custody)}
        case Step.OBJECTIVE:
            return {"grounds": standing_grounds(at.proposal.custody)}
        case Step.ASSESSMENT:
            return {"assessments": assessments(at.proposal)}
        case Step.ALTERNATIVES:
            return {"alternatives": alternatives(shown)}
    return {}


@require_http_methods(["GET", "POST"])
def consider(request: HttpRequest, key: uuid.UUID, name: str) -> HttpResponseBase:
    """Consider one alternative for this person."""
    at = _standing(request, key, Step.ALTERNATIVES)
    shown = guided(at.proposal, timezone.now())
    offered = [a.code for a in alternatives(shown)]
    if name not in offered or not at.proposal.is_being_made:
        raise Http404
    whole = reverse("register:proposal-step", args=[key, Step.ALTERNATIVES])
    later = offered[offered.index(name) + 1 :]
    following = reverse("register:consider", args=[key, later[0]]) if later else whole

    def act(form: ConsiderationForm) -> HttpResponse:
        seen = None if form.instance_is_new else form.seen
        made = form.save(commit=False)
        # Facts are never changed but through the trail: a new one carries the answers.
        made.pk, made.alternative = uuid.uuid4(), name
        made._state.adding = True
        answering.consider(at.proposal, made, by=at.by, at=timezone.now(), seen=seen)
        return redirect(following)

    form = ConsiderationForm(
        posted(request), instance=considerations(at.proposal).get(name)
    )
    title = _("Would this serve instead: {alternative}?")
    return handle(
        request,
        form,
        template="register/deciding/consider.html",
        act=act,
        title=title.format(alternative=said(Alternative(name))),
        caption=_("Alternative {n} of {all}").format(
            n=offered.index(name) + 1, all=len(offered)
        ),
        button=_("Save and continue"),
        cancel=whole,
    )


@require_POST
def take_back(request: HttpRequest, key: uuid.UUID, fact: uuid.UUID) -> HttpResponse:
    """Withdraw a reason that was recorded in error; the trail keeps it."""
    at = _standing(request, key, Step.OBJECTIVE)
    ground = get_object_or_404(standing_grounds(at.proposal.custody), pk=fact)
    by = require(at.viewer, Do.CORRECT, Ground, within=at.proposal.custody)
    why = "Taken back before the decision was made."
    withdraw(ground, by=by, reason=why, seen=ground.version)
    return redirect("register:proposal-step", key, Step.OBJECTIVE)

"""The addresses of supervision."""

from django.urls import path

from habeas.web.supervision.views import (
    correcting,
    exchange,
    follow_up,
    papers,
    recommendations,
    reminders,
    states,
    steps,
)

app_name = "supervision"
urlpatterns = [
    path("states/", states.parties, name="parties"),
    path("states/<str:code>/", states.state, name="state"),
    path("states/<str:code>/due/", states.set_due, name="set_due"),
    path("states/<str:code>/cycle/", steps.new_cycle, name="new_cycle"),
    path("states/<str:code>/follow-up/", follow_up.state, name="follow_up"),
    path(
        "states/<str:code>/transmission/",
        follow_up.new_transmission,
        name="transmission",
    ),
    path("states/<str:code>/papers/<str:name>.<str:form>", papers.paper, name="paper"),
    path("cycles/<uuid:pk>/step/", steps.new_step, name="new_step"),
    path("reporting/", states.calendar, name="calendar"),
    path("reporting/calendar.csv", states.calendar_csv, name="calendar_csv"),
    path("reporting/calendar.ics", states.calendar_ics, name="calendar_ics"),
    path("reminders/", reminders.listed, name="reminders"),
    path("reminders/reminders.ics", reminders.calendar, name="reminders_ics"),
    path("committee/", states.committee, name="committee"),
    path("general-comments/", steps.draftings, name="draftings"),
    path("general-comments/new/", steps.new_drafting, name="new_drafting"),
    path("general-comments/<uuid:pk>/", steps.drafting, name="drafting"),
    path("recommendations/", recommendations.listed, name="recommendations"),
    path("states/<str:code>/pack.zip", papers.pack, name="pack"),
    path("states/<str:code>/import/", exchange.bring, name="bring"),
    path("recommendations/alike/", recommendations.clustered, name="clusters"),
    path("recommendations/import/", exchange.bring, name="bring_any"),
    path(
        "recommendations/import/confirm/",
        exchange.confirm_bringing,
        name="confirm_bringing",
    ),
    path("recommendations.<str:shape>", exchange.give_out, name="give_out"),
    path("recommendations/<uuid:pk>/", recommendations.shown, name="recommendation"),
    path("recommendations/<uuid:pk>/view/", recommendations.view, name="view"),
    path("recommendations/<uuid:pk>/measure/", follow_up.new_measure, name="measure"),
    path("recommendations/<uuid:pk>/tie/", recommendations.tie_by_hand, name="tie"),
    path("follow-up/measures/<uuid:pk>/", follow_up.measure, name="measure_page"),
    path(
        "follow-up/measures/<uuid:pk>/milestone/",
        follow_up.new_milestone,
        name="milestone",
    ),
    path("ties/<uuid:pk>/untie/", recommendations.untie_it, name="untie"),
    path("follow-up/<str:slug>/<uuid:pk>/correct/", correcting.correct, name="correct"),
    path(
        "follow-up/<str:slug>/<uuid:pk>/withdraw/", correcting.withdraw, name="withdraw"
    ),
]

"""The addresses of supervision."""

from django.urls import path

from habeas.web.supervision.views import papers, recommendations, states

app_name = "supervision"
urlpatterns = [
    path("states/", states.parties, name="parties"),
    path("states/<str:code>/", states.state, name="state"),
    path("states/<str:code>/due/", states.set_due, name="set_due"),
    path("states/<str:code>/papers/<str:name>.<str:form>", papers.paper, name="paper"),
    path("reporting/", states.calendar, name="calendar"),
    path("reporting/calendar.csv", states.calendar_csv, name="calendar_csv"),
    path("reporting/calendar.ics", states.calendar_ics, name="calendar_ics"),
    path("committee/", states.committee, name="committee"),
    path("recommendations/", recommendations.listed, name="recommendations"),
    path("recommendations/<uuid:pk>/", recommendations.shown, name="recommendation"),
    path("recommendations/<uuid:pk>/view/", recommendations.view, name="view"),
    path("recommendations/<uuid:pk>/measure/", recommendations.measure, name="measure"),
    path("recommendations/<uuid:pk>/tie/", recommendations.tie_by_hand, name="tie"),
    path("ties/<uuid:pk>/untie/", recommendations.untie_it, name="untie"),
]

"""The addresses of lists, tasks and calendars."""

from django.urls import path

from habeas.web.register.views import overview

urlpatterns = [
    path("", overview.home, name="work"),
    path("custodies/", overview.custodies, name="custodies"),
    path("custodies/narrow/", overview.narrow, name="narrow"),
    path("tasks/", overview.tasks, name="tasks"),
    path("tasks/calendar/", overview.subscribe, name="subscribe"),
    path("calendar/<str:secret>.ics", overview.calendar, name="calendar"),
]

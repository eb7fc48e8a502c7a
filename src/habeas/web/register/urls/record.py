"""The addresses by which people, custodies, places and facts are recorded."""

from django.urls import path

from habeas.web.register.views import (
    contradictions,
    custodies,
    facts,
    likeness,
    movement,
    paper,
    people,
    places,
)

urlpatterns = [
    path("people/", people.search, name="people"),
    path("people/new/", people.intake, name="intake"),
    path("people/<str:reference>/", people.person, name="person"),
    path("people/<str:reference>/custody/", people.begin, name="begin"),
    path("people/<str:reference>/likeness/", likeness.listed, name="likeness"),
    path(
        "people/<str:reference>/likeness/<str:other>/",
        likeness.decide,
        name="likeness-decide",
    ),
    path("custodies/<str:reference>/", custodies.custody, name="custody"),
    path("custodies/<str:reference>/transfer/", movement.send, name="send"),
    path("transfers/<uuid:pk>/arrive/", movement.arrive, name="arrive"),
    path("custodies/<str:reference>/free/", movement.free, name="free"),
    path("custodies/<str:reference>/end/", movement.end, name="end"),
    path("contradictions/", contradictions.listed, name="contradictions"),
    path("contradictions/<uuid:pk>/", contradictions.settle, name="settle"),
    path("places/", places.listed, name="places"),
    path("places/new/", places.new, name="place-new"),
    path("places/<uuid:pk>/", places.place, name="place"),
    path("places/<uuid:pk>/count/", places.count, name="count"),
    path("places/<uuid:pk>/paper/", paper.forms, name="paper-forms"),
    path("paper/<uuid:pk>/<int:copies>/", paper.printed, name="paper-print"),
    path("paper/enter/", paper.enter, name="paper-enter"),
    path("headcounts/<uuid:pk>/", places.headcount, name="headcount"),
    path("authorities/", places.authorities, name="authorities"),
    path("<str:owner>/<str:key>/facts/", facts.overview, name="facts"),
    path("<str:owner>/<str:key>/facts/<slug:slug>/", facts.listed, name="fact-list"),
    path("<str:owner>/<str:key>/facts/<slug:slug>/new/", facts.new, name="fact-new"),
    path("facts/<slug:slug>/<uuid:pk>/", facts.past, name="fact"),
    path("facts/<slug:slug>/<uuid:pk>/correct/", facts.correct, name="fact-correct"),
    path("facts/<slug:slug>/<uuid:pk>/withdraw/", facts.withdraw, name="fact-withdraw"),
]

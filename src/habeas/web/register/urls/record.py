"""The addresses by which people, custodies, places and facts are recorded."""

from django.urls import path

from habeas.web.register.views import custodies, facts, people, places

urlpatterns = [
    path("people/", people.search, name="people"),
    path("people/new/", people.intake, name="intake"),
    path("people/<str:reference>/", people.person, name="person"),
    path("people/<str:reference>/custody/", people.begin, name="begin"),
    path("custodies/<str:reference>/", custodies.custody, name="custody"),
    path("places/", places.listed, name="places"),
    path("places/new/", places.new, name="place-new"),
    path("places/<uuid:pk>/", places.place, name="place"),
    path("places/<uuid:pk>/count/", places.count, name="count"),
    path("headcounts/<uuid:pk>/", places.headcount, name="headcount"),
    path("authorities/", places.authorities, name="authorities"),
    path("<str:owner>/<str:key>/facts/", facts.overview, name="facts"),
    path("<str:owner>/<str:key>/facts/<slug:slug>/", facts.listed, name="fact-list"),
    path("<str:owner>/<str:key>/facts/<slug:slug>/new/", facts.new, name="fact-new"),
    path("facts/<slug:slug>/<uuid:pk>/", facts.past, name="fact"),
    path("facts/<slug:slug>/<uuid:pk>/correct/", facts.correct, name="fact-correct"),
    path("facts/<slug:slug>/<uuid:pk>/withdraw/", facts.withdraw, name="fact-withdraw"),
]

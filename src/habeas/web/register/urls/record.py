"""The addresses by which people, custodies, places and facts are recorded."""

from django.urls import path

from habeas.web.register.views import custodies, people

urlpatterns = [
    path("people/", people.search, name="people"),
    path("people/new/", people.intake, name="intake"),
    path("people/<str:reference>/", people.person, name="person"),
    path("people/<str:reference>/custody/", people.begin, name="begin"),
    path("custodies/<str:reference>/", custodies.custody, name="custody"),
]

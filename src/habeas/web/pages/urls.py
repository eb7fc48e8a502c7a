"""The addresses of the pages that belong to no app."""

from django.urls import path

from habeas.web.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", views.change_language, name="language"),
]

"""The addresses of one's own account."""

from django.urls import path

from habeas.web.accounts import views

urlpatterns = [
    path("", views.account, name="account"),
]

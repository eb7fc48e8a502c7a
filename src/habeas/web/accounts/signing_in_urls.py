"""The addresses of signing in: of all that the library offers, what we have."""

from allauth.account import views
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("again/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    # What the library shows there stands on the page of one's account.
    path("second-factor/", RedirectView.as_view(pattern_name="account")),
    path("second-factor/", include("allauth.mfa.urls")),
]

"""The addresses of the web, each app's under its own name."""

from django.urls import include, path

urlpatterns = [
    path("sign-in/", include("habeas.web.accounts.signing_in_urls")),
    path("account/", include("habeas.web.accounts.urls")),
    path("", include("habeas.web.register.urls")),
    path("", include("habeas.web.pages.urls")),
    path("", include("habeas.web.library.urls")),
    path("", include("habeas.web.supervision.urls")),
]

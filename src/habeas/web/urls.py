"""The addresses of the web, each app's under its own name."""

from django.urls import include, path

urlpatterns = [
    path("sign-in/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("", include("habeas.web.pages.urls")),
    path("", include("habeas.web.register.urls")),
]

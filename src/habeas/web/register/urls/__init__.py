"""The addresses of the register, one module for each area."""

from django.urls import include, path

app_name = "register"
urlpatterns = [
    path("", include("habeas.web.register.urls.live")),
    path("", include("habeas.web.register.urls.access")),
    path("", include("habeas.web.register.urls.record")),
    path("", include("habeas.web.register.urls.decide")),
]

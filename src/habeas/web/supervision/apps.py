"""The app, as Django knows it."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Name the app."""

    name = "habeas.web.supervision"
    label = "supervision"

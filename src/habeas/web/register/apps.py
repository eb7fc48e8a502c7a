"""The app, as Django knows it."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Name the app."""

    name = "habeas.web.register"
    label = "register"

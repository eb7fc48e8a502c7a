"""The app, as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Name the app."""

    name = "habeas.web.library"
    label = "library"

"""The app, as Django knows it."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Name the app."""

    name = "habeas.web.pages"
    label = "pages"

"""The app, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Name the app."""

    name = "habeas.web.accounts"
    label = "accounts"

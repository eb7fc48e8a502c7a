"""The app, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Name the app."""

    name = "habeas.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Have the trail told of what happens to accounts."""
        from habeas.web.accounts import told  # noqa: PLC0415 - models load after apps

        told.connect()

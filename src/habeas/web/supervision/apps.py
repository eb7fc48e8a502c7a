"""The app, as Django knows it."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Name the app, and listen to the library."""

    name = "habeas.web.supervision"
    label = "supervision"

    def ready(self) -> None:
        """Take in what each new document tells."""
        from habeas.web.supervision.receiving import connect  # noqa: PLC0415 - models

        connect()

"""The app, as Django knows it."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Name the app."""

    name = "habeas.web.register"
    label = "register"

    def ready(self) -> None:
        """Let every write mark the custodies it bears on."""
        # Models are known only once all apps are.
        from habeas.web.register.actions.marking import (  # noqa: PLC0415 - as said
            mark_affected,
        )
        from habeas.web.trail.actions import written  # noqa: PLC0415 - as said

        written.connect(mark_affected, dispatch_uid="mark_affected")

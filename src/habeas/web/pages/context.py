"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from habeas.web.pages import navigation


def page(request: HttpRequest) -> dict[str, object]:
    """Give the service's name, the navigation, and the path to come back to.

    The path serves the links that change the language and stay.
    """
    return {
        "demonstration": settings.DEMONSTRATION,
        "here": request.get_full_path(),
        "service_name": settings.SERVICE_NAME,
        "navigation": SimpleLazyObject(lambda: navigation.navigation(request)),
    }

"""What every page knows."""

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """Give the path, for the links that change the language and stay."""
    return {"here": request.get_full_path()}

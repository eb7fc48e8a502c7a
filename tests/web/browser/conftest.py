"""A browser before the register: Debian's Chromium, a server of ours, and a check."""

import os
import shutil
import threading
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.servers.basehttp import (
    ThreadedWSGIServer,
    get_internal_wsgi_application,
)
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Page, sync_playwright

HEAVIEST = 150_000
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
# The body of each answer as it was sent, and some for its head.
WEIGHT = """() => performance.getEntriesByType("navigation")
    .concat(performance.getEntriesByType("resource"))
    .reduce((sum, entry) => sum + entry.encodedBodySize + 300, 0)"""
FOCUSED = "() => (document.activeElement.innerText || document.activeElement.id).trim()"


@pytest.fixture(scope="session")
def chromium():
    """Give the browser; the tests that ask for it are marked `browser`."""
    # The browser's loop stands in the thread in which the tests use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def site(emptied):
    """Serve the register as it is served, static files and all; give its address."""
    server = ThreadedWSGIServer(
        ("localhost", 0), QuietWSGIRequestHandler, allow_reuse_address=False
    )
    server.set_app(get_internal_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def asked():
    """Collect the hosts that pages ask for anything."""
    return set()


@pytest.fixture
def page(chromium, site, asked):
    """Give a window of 1280 pixels, in English, that nobody has signed in at."""
    context = chromium.new_context(viewport=WIDE, locale="en", base_url=site)
    # Much slower than any page is: a page that hangs should not hang the tests.
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    yield page
    context.close()


@pytest.fixture
def speak(page, site):
    """Give a way of changing the language of the pages."""

    def changed(language):
        cookie = {"name": "django_language", "value": language, "url": site}
        page.context.add_cookies([cookie])

    return changed


@pytest.fixture
def sign_in(page, site, settings, client):
    """Give a way of being signed in, in a role, with a second factor set up."""
    from tests.web.people import appointed, with_second_factor  # noqa: PLC0415 - after Django is set up

    def made(role, authority=None, *, name=None):
        user = with_second_factor(appointed(role, authority, name=name))
        come_in(user)
        return user

    def come_in(user):
        client.force_login(user, backend=MODEL_BACKEND)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}
        page.context.add_cookies([cookie])

    made.as_user = come_in
    return made


@dataclass(frozen=True, slots=True)
class Check:
    """What every page must be: open to all, narrow, light, and at home."""

    asked: set[str] = field(default_factory=set)

    def __call__(self, page: Page) -> None:
        assert self.asked <= {"localhost"}, f"asked of other hosts: {self.asked}"
        assert page.evaluate(WEIGHT) < HEAVIEST
        page.set_viewport_size(NARROW)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        self._is_open_to_all(page)
        page.set_viewport_size(WIDE)
        assert wide <= NARROW["width"], f"{page.url} is {wide} pixels wide"
        self._is_open_to_all(page)

    def _is_open_to_all(self, page: Page) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.fixture
def check(asked):
    """Give the check that every page is put to."""
    return Check(asked)


@pytest.fixture
def tab_to(page):
    """Give a way of reaching a thing by the keyboard alone, by its words or its id."""

    def reached(words, *, within=60):
        for _ in range(within):
            page.keyboard.press("Tab")
            if page.evaluate(FOCUSED) == words:
                return
        pytest.fail(f"{words!r} is not reached with {within} presses of Tab")

    return reached

"""The frame and every component, as a browser sees them."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.web.pages.gallery")]
LANGUAGES = [
    pytest.param("en", "ltr", id="English"),
    pytest.param("ar", "rtl", id="Arabic"),
]


@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
def test_components_are_open_to_all(page, speak, check, language, direction):
    speak(language)
    page.goto("/gallery/")
    assert page.locator("html").get_attribute("dir") == direction
    check(page)


@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
def test_a_form_and_its_errors_are_open_to_all(
    page, speak, sign_in, check, language, direction
):
    speak(language)
    sign_in("statistician")
    page.goto("/ask/")
    check(page)
    page.locator("form .govuk-button").click()
    assert page.locator("html").get_attribute("dir") == direction
    assert page.evaluate("() => 'errorSummary' in document.activeElement.dataset")
    check(page)


def test_an_error_leads_to_its_field(page, sign_in):
    sign_in("statistician")
    page.goto("/ask/")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Born on: This field is required.").click()
    assert page.evaluate("() => document.activeElement.id") == "id_born_0"


def test_the_main_text_is_reached_at_once_by_the_keyboard(page, sign_in, tab_to):
    sign_in("statistician")
    page.goto("/ask/")
    tab_to("Skip to main content", within=1)
    page.keyboard.press("Enter")
    tab_to("id_name", within=1)


@pytest.mark.parametrize(
    "javascript", [pytest.param(True, id="with"), pytest.param(False, id="without")]
)
def test_the_language_changes_and_the_page_stays(chromium, site, javascript):
    context = chromium.new_context(
        base_url=site, locale="en", java_script_enabled=javascript
    )
    page = context.new_page()
    page.goto("/sign-in/login/?next=/ask/")
    page.get_by_role("button", name="العربيّة").click()
    assert page.url.endswith("/sign-in/login/?next=/ask/")
    assert page.locator("html").get_attribute("lang") == "ar"
    context.close()

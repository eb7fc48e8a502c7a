"""Signing in, one's account and an administrator's pages, as a browser sees them."""

import pytest
from tests.web.people import PASSWORD, appointed, code_for, code_of, with_second_factor

from habeas.web.accounts.models import Authority
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.browser
LANGUAGES = [pytest.param("en", id="English"), pytest.param("ar", id="Arabic")]


@pytest.fixture(autouse=True)
def second_factor_is_asked_for(settings, second_factor_is_not_asked_for):
    settings.SECOND_FACTOR = True


@pytest.fixture
def amina(site):
    user = appointed("judge", name="amina")
    user.set_password(PASSWORD)
    user.save()
    return user


def type_password(page):
    page.goto("/sign-in/login/")
    page.locator("#id_login").fill("amina")
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("#id_password").press("Enter")


@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in_for_the_first_time(page, speak, check, amina, language):
    speak(language)
    page.goto("/sign-in/login/")
    check(page)
    type_password(page)
    page.goto("/account/")
    assert page.url.endswith("/account/second-factor/")
    check(page)
    with page.expect_navigation():
        page.locator("main a").first.click()
    assert "/sign-in/again/" in page.url
    check(page)
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("#id_password").press("Enter")
    check(page)
    page.locator("#id_code").fill(code_for(page.locator("main code").inner_text()))
    with page.expect_navigation():
        page.locator("#id_code").press("Enter")
    assert page.locator("main li").count() == 10
    check(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in_by_the_keyboard_alone(page, speak, check, tab_to, amina, language):
    speak(language)
    with_second_factor(amina)
    page.goto("/sign-in/login/")
    tab_to("id_login")
    page.keyboard.type("amina")
    tab_to("id_password", within=1)
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check(page)
    tab_to("id_code")
    page.keyboard.type(code_of(amina))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/account/")
    check(page)


@pytest.fixture
def authenticator(page):
    """Give the browser a key of its own, as a laptop with a fingerprint has."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_signs_in(page, check, amina, authenticator):
    type_password(page)
    page.goto("/sign-in/second-factor/webauthn/add/")
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("#id_password").press("Enter")
    check(page)
    page.locator("#id_name").fill("Laptop")
    page.locator("#id_passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto("/sign-in/second-factor/webauthn/")
    assert page.locator("tbody th").inner_text().startswith("Laptop")
    check(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/login/?next=/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda address: "login" not in address)
    page.goto("/account/")
    assert "Where you are signed in" in page.locator("main").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_administrators_pages(page, speak, check, sign_in, amina, language):
    speak(language)
    sign_in("administrator", name="dunya")
    police = record(Authority(name="Police", kind="police", detains=True), by=SYSTEM)
    record(Authority(name="حرس الحدود", kind="border", parent=police), by=SYSTEM)
    for address in (
        "/",
        "/account/people/",
        "/account/people/add/",
        f"/account/people/{amina.pk}/",
        f"/account/people/{amina.pk}/appoint/",
        f"/account/people/{amina.pk}/password/",
        "/account/bodies/",
        f"/account/bodies/{police.pk}/",
    ):
        page.goto(address)
        check(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_say_no(page, speak, check, site, language):
    speak(language)
    page.goto("/nowhere/")
    check(page)
    for _ in range(6):
        page.goto("/sign-in/login/")
        page.locator("#id_login").fill("nobody")
        page.locator("#id_password").fill("wrong")
        with page.expect_navigation():
            page.locator("#id_password").press("Enter")
    assert page.locator("h1").inner_text() != ""
    check(page)

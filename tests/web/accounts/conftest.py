"""People who sign in with a password and a code."""

import pytest
from django.core.cache import cache
from tests.web.people import PASSWORD, appointed, with_second_factor


@pytest.fixture(autouse=True)
def second_factor_is_asked_for(settings, second_factor_is_not_asked_for):
    """Ask for it here, as the register does; nobody has tried before."""
    settings.SECOND_FACTOR = True
    # What a password is worth is argon2's matter; here it only takes time.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def person(db):
    """Give a way of making somebody with a role, a password and a second factor."""

    def made(role="judge", *, factor=True, name="amina"):
        user = appointed(role, name=name)
        user.set_password(PASSWORD)
        user.save()
        return with_second_factor(user) if factor else user

    return made

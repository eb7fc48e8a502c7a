"""Signing in: passwords, second factors, lock-out."""

from datetime import timedelta

from habeas.web.environment import is_demonstration

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "habeas.web.accounts.signing_in.Adapter"
ACCOUNT_FORMS = {
    "login": "habeas.web.accounts.forms.SignInForm",
    "change_password": "habeas.web.accounts.forms.PasswordForm",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip"}

# Whoever sees names has a second factor; in a demonstration nobody is real.
SECOND_FACTOR = not is_demonstration()
# A session ends when nothing was asked of it for so long, and at the latest after:
SESSION_IDLE = timedelta(minutes=30)
SESSION_LONGEST = timedelta(hours=8)

MFA_ADAPTER = "habeas.web.accounts.second_factors.Adapter"
MFA_FORMS = {
    "add_webauthn": "habeas.web.accounts.forms.AddKeyForm",
    "edit_webauthn": "habeas.web.accounts.forms.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Habeas"
# A code typed as it changes, or on a clock half a minute off, still serves; once.
MFA_TOTP_TOLERANCE = 1

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "429.html"

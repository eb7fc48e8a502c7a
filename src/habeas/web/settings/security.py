"""Keys, cookies, transport, and what a page may load: nothing but our own."""

from csp.constants import NONE, SELF

from habeas.web.environment import flag, is_demonstration, secret_key, words

DEBUG = flag("HABEAS_DEBUG")
# A register of a fictional State, which asks for no second factor.
DEMONSTRATION = is_demonstration()
SECRET_KEY = secret_key()
ALLOWED_HOSTS = words("HABEAS_HOSTS", "localhost,127.0.0.1,[::1]")

# Behind TLS everything is; a demo on one's own machine is not.
_TLS = flag("HABEAS_TLS")
SECURE_SSL_REDIRECT = _TLS
SESSION_COOKIE_SECURE = _TLS
CSRF_COOKIE_SECURE = _TLS
SECURE_HSTS_SECONDS = 31_536_000 if _TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _TLS else None
CSRF_TRUSTED_ORIGINS = words("HABEAS_ORIGINS")

SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "habeas.web.pages.views.forged"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

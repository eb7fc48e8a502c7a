"""Mail: to a server where one is named, else into files at home."""

from habeas.web.environment import flag, home, text

EMAIL_HOST = text("HABEAS_MAIL_HOST")
EMAIL_PORT = int(text("HABEAS_MAIL_PORT", "587"))
EMAIL_HOST_USER = text("HABEAS_MAIL_USER")
EMAIL_HOST_PASSWORD = text("HABEAS_MAIL_PASSWORD")
EMAIL_USE_TLS = flag("HABEAS_MAIL_TLS", default=True)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = home() / "mail"
DEFAULT_FROM_EMAIL = text("HABEAS_MAIL_FROM", "habeas@localhost")

"""Static files, served by the application itself, and what people upload."""

from habeas.web.settings.environment import home

STATIC_URL = "static/"
STATIC_ROOT = home() / "static"
# No build step: files are served from the package itself.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = home() / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

"""Static files, served by the application itself, and what people upload."""

from habeas.web.environment import home

STATIC_URL = "static/"
# No build step and no second copy: files are served from the packages themselves.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = home() / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

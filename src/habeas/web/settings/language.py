"""Languages, and the time zone whose wall clock the law is read by."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from habeas.web.environment import is_demonstration, text

# What the service is called at the head of every page.
SERVICE_NAME = text("HABEAS_NAME", "Habeas")
LANGUAGE_CODE = text("HABEAS_LANGUAGE", "en")
# Only languages whose catalogue is whole stand here.
LANGUAGES = [
    ("en", _("English")),
    ("ar", _("Arabic")),
]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["habeas.web.pages.formats"]
USE_TZ = True
TIME_ZONE = text("HABEAS_TIME_ZONE", "UTC")
# The law that the register judges by: a code, or the path of a TOML file.
JURISDICTION = text("HABEAS_JURISDICTION", "XAA" if is_demonstration() else "model")
EDITION = text("HABEAS_EDITION", "adopted")

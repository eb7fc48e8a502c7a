"""Languages, and the time zone whose wall clock the law is read by."""

from pathlib import Path
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

from habeas.law.edition import Edition
from habeas.web.environment import is_demonstration, one_of, text

# What the service is called at the head of every page.
SERVICE_NAME = text("HABEAS_NAME", "Habeas")
# Only languages whose catalogue is whole stand here.
LANGUAGES = [
    ("en", _("English")),
    ("ar", _("Arabic")),
]
LANGUAGE_CODE = one_of("HABEAS_LANGUAGE", [code for code, _name in LANGUAGES], "en")
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["habeas.web.pages.formats"]
USE_TZ = True
TIME_ZONE = one_of("HABEAS_TIME_ZONE", available_timezones(), "UTC")
# The law that the register judges by: a code, or the path of a TOML file.
JURISDICTION = text("HABEAS_JURISDICTION", "XAA" if is_demonstration() else "model")
EDITION = Edition.named(text("HABEAS_EDITION", Edition.ADOPTED))

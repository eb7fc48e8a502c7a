"""Django's settings, by concern; what differs from place to place is an environment.

Each variable begins with ``HABEAS_``, but ``DATABASE_URL``; docs/operating.md lists
them. Nothing here holds a secret.
"""

from habeas.web.settings.apps import *  # noqa: F403 - Django wants one flat module
from habeas.web.settings.database import *  # noqa: F403 - the same
from habeas.web.settings.files import *  # noqa: F403 - the same
from habeas.web.settings.language import *  # noqa: F403 - the same
from habeas.web.settings.log import *  # noqa: F403 - the same
from habeas.web.settings.mail import *  # noqa: F403 - the same
from habeas.web.settings.security import *  # noqa: F403 - the same
from habeas.web.settings.signing_in import *  # noqa: F403 - the same

"""People who sign in, the bodies they act for, and in which role."""

from habeas.web.accounts.models.appointment import Appointment
from habeas.web.accounts.models.authority import Authority
from habeas.web.accounts.models.role import Role
from habeas.web.accounts.models.user import User

__all__ = ["Appointment", "Authority", "Role", "User"]

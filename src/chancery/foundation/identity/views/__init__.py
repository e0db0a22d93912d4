"""The pages of identity: signing in, one's own things, and the administrator's."""

from .directory import colleague, directory
from .own import create_token, delegate, profile, revoke_delegation, revoke_token
from .people import act_on_person, edit_person, edit_unit, end_post, give_post, people, units
from .signing import PasswordChange, SignIn, SignOut, set_language

__all__ = [
    "PasswordChange",
    "SignIn",
    "SignOut",
    "act_on_person",
    "colleague",
    "create_token",
    "delegate",
    "directory",
    "edit_person",
    "edit_unit",
    "end_post",
    "give_post",
    "people",
    "profile",
    "revoke_delegation",
    "revoke_token",
    "set_language",
    "units",
]

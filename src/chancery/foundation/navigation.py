"""What a room puts in the main navigation. An AppConfig lists it: `nav = [Nav(_("Văn bản"), "documents", "file")]`."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Nav:
    """A line of the main navigation.

    url_name: a URL without arguments; a line whose URL isn't there is left out. icon: a name of the icon sprite.
    roles: values of `Role` of which the reader holds one ("clerk", "chief"…); none given: everybody.
    """

    label: str | Promise
    url_name: str
    icon: str
    roles: Collection[str] = ()

"""What the layout of every page needs, as `frame`; each part is worked out only when a page asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Unit
from chancery.foundation.navigation import Nav

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Line:
    """A line of the navigation as the page shows it."""

    label: str | Promise
    url: str
    icon: str
    current: bool


class Frame:
    """The frame around a page, as this request's reader sees it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _reader(self) -> access.Reader | None:
        user = getattr(self._request, "user", None)
        return access.reader(user) if user is not None and user.is_authenticated else None

    @property
    def mode(self) -> str:
        return settings.MODE

    @property
    def version(self) -> str:
        return _version()

    @property
    def languages(self) -> list[tuple[str, str]]:
        return settings.LANGUAGES

    @property
    def theme(self) -> str:
        """The reader's choice, "" for his machine's."""
        chosen = self._request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""

    @cached_property
    def office(self) -> str:
        """The name of the office: the unit at the root."""
        return Unit.objects.filter(parent=None).values_list("name", flat=True).first() or ""

    @property
    def seat(self) -> access.Seat | None:
        """The reader's own post, not one lent to him."""
        return (
            next((seat for seat in self._reader.seats if seat.lent_by is None), None)
            if self._reader
            else None
        )

    @cached_property
    def nav(self) -> list[Line]:
        """The lines that the reader may see, his desk first, then in the order of the rooms."""
        if self._reader is None:
            return []
        roles = self._reader.roles
        shown = []
        for line in _declared():
            if line.roles and roles.isdisjoint(line.roles):
                continue
            try:
                shown.append((line, reverse(line.url_name)))
            except NoReverseMatch:
                continue
        # The room whose address begins the page's, the longest first; "/" begins them all and counts only itself.
        here = self._request.path
        current = max(
            (url for _, url in shown if url == here or (url != "/" and here.startswith(url))),
            key=len,
            default=None,
        )
        return [Line(line.label, url, line.icon, url == current) for line, url in shown]


def page(request: HttpRequest) -> dict[str, Any]:
    return {"frame": Frame(request)}


@cache
def _declared() -> tuple[Nav, ...]:
    # The rooms before the foundation, whose pages are looked at more rarely.
    configs = sorted(apps.get_app_configs(), key=lambda app: app.name.startswith("chancery.foundation."))
    lines = [line for app in configs for line in getattr(app, "nav", [])]
    return tuple(sorted(lines, key=lambda line: line.url_name != settings.LOGIN_REDIRECT_URL))


@cache
def _version() -> str:
    return version("chancery")

"""Components of the pages, as template tags. Every template has them; the page "Giao diện" shows each in use.

Keyword arguments that a tag doesn't know become HTML attributes: `hx_get=url` is `hx-get="…"`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.db.models import Model
from django.forms import BaseForm, BoundField, CheckboxInput, FileInput
from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from chancery.foundation import calendar
from chancery.foundation.ledger import verbs
from chancery.foundation.ledger.models import Entry
from chancery.foundation.workflow import ALL, Offer

register = template.Library()
Text = str | Promise

TONES = ("neutral", "info", "progress", "success", "warning", "danger")
AVATAR_TONES = ("neutral", "info", "progress", "success", "warning")
SOON = 3
"""Working days left from which a deadline is shown as near."""


SPRITE = Path(__file__).parent.parent / "static/site/icons.svg"


@cache
def icon_names() -> tuple[str, ...]:
    """The icons that there are."""
    return tuple(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()))


def _attributes(values: dict[str, Any]) -> SafeString:
    """`{"hx_get": url, "hidden": True}` as ` hx-get="…" hidden`; False and None are left out."""
    parts = []
    for key, value in values.items():
        name = key.rstrip("_").replace("_", "-")
        if value is True:
            parts.append(format_html(" {}", name))
        elif value is not False and value is not None:
            parts.append(format_html(' {}="{}"', name, value))
    return mark_safe("".join(parts))  # noqa: S308 each part is escaped


@register.simple_tag
def icon(name: str, small: bool = False, large: bool = False, label: Text = "") -> SafeString:
    """An icon of the sprite. `label` names it for those who don't see it; without, it only decorates."""
    size = " icon--small" if small else " icon--large" if large else ""
    spoken = format_html(' role="img" aria-label="{}"', label) if label else mark_safe(' aria-hidden="true"')
    return format_html('<svg class="icon{}"{}><use href="{}#{}"></use></svg>', size, spoken, _sprite(), name)


@cache
def _sprite() -> str:
    return static("site/icons.svg")


@register.simple_tag(name="badge")
def badge(text: Text, tone: str = "neutral", icon_name: str = "") -> SafeString:
    """A short state in words, on its tone."""
    drawn = icon(icon_name, small=True) if icon_name else ""
    return format_html(
        '<span class="badge tone-{}{}">{}{}</span>', tone, " badge--icon" if drawn else "", drawn, text
    )


@register.simple_tag
def state(record: Model) -> SafeString:
    """The badge of a record's state, in the words of its workflow."""
    found = ALL[record._meta.label_lower].state(record)
    return badge(found.label, found.tone)


@register.simple_tag
def button(
    label: Text, tone: str = "", icon: str = "", small: bool = False, type: str = "submit", **attributes: Any
) -> SafeString:
    """A button. tone: primary, success, danger, warning, quiet or none."""
    return format_html(
        '<button type="{}" class="{}"{}>{}{}</button>',
        type,
        _button_class(tone, small, attributes),
        _attributes(attributes),
        _drawn(icon),
        label,
    )


@register.simple_tag
def link_button(
    label: Text, href: str, tone: str = "", icon: str = "", small: bool = False, **attributes: Any
) -> SafeString:
    """A link that looks like a button."""
    return format_html(
        '<a href="{}" class="{}"{}>{}{}</a>',
        href,
        _button_class(tone, small, attributes),
        _attributes(attributes),
        _drawn(icon),
        label,
    )


def _button_class(tone: str, small: bool, attributes: dict[str, Any]) -> str:
    known = tone if tone != "neutral" else ""
    return " ".join(
        part
        for part in (
            "button",
            f"button--{known}" if known else "",
            "button--small" if small else "",
            attributes.pop("class", ""),
        )
        if part
    )


def _drawn(name: str) -> SafeString:
    return icon(name) if name else mark_safe("")


@register.filter
def grouped(value: int) -> str:
    """A count with its thousands apart, 12.345. Years and numbers of documents are never grouped."""
    return f"{value:,}".replace(",", "," if (get_language() or "").startswith("en") else ".")


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, label: Text = "", help: Text = "", grow: bool = False) -> dict[str, Any]:
    """A field with its label, help and errors, tied to one another; a file becomes a place to drop it."""
    widget = bound.field.widget
    kind = (
        "hidden"
        if bound.is_hidden
        else "file"
        if isinstance(widget, FileInput)
        else "choice"
        if isinstance(widget, CheckboxInput)
        else "choices"
        if bound.use_fieldset
        else "line"
    )
    return {
        "field": bound,
        "kind": kind,
        "label": label or bound.label,
        "help": help or bound.help_text,
        "grow": grow,
        "limit": settings.UPLOAD_LIMIT,
        "limit_text": filesizeformat(settings.UPLOAD_LIMIT),
    }


@register.inclusion_tag("components/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """A form's errors and every field, in order; the button is the page's."""
    return {"form": form}


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong with a form, each line leading to its field; nothing if all is well."""
    return {"form": form, "wrong": [bound for bound in form.visible_fields() if bound.errors]}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], name: str = "page") -> dict[str, Any]:
    """The pages of a list; every other part of the address stays. name: the page's name in the address."""
    paginator = page.paginator
    return {
        "request": context["request"],
        "page": page,
        "name": name,
        "range": paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": paginator.ELLIPSIS,
    }


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, name: str, number: int) -> str:
    """The page's address with another page number."""
    query = context["request"].GET.copy()
    query[name] = number
    return f"?{query.urlencode()}"


@register.inclusion_tag("components/empty.html")
def empty(
    title: Text, text: Text = "", icon: str = "inbox", action: Text = "", url: str = ""
) -> dict[str, Any]:
    """What a list shows when there is nothing: a sentence, and the next step."""
    return {"title": title, "text": text, "icon": icon, "action": action, "url": url}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Entry]) -> dict[str, Any]:
    """What happened to a record, from `ledger.timeline(record)`."""
    return {"lines": [(entry, verbs.label(entry.verb)) for entry in entries]}


@register.inclusion_tag("components/offers.html", takes_context=True)
def offers(context: template.Context, offers: Sequence[Offer], url: str) -> dict[str, Any]:
    """The buttons of a record's workflow. Each posts `action` (and `reason`, asked in a dialog) to `url`."""
    return {
        "csrf_token": context.get("csrf_token"),
        "url": url,
        "ready": [offer.action for offer in offers if not offer.why_not],
        "waiting": [offer for offer in offers if offer.why_not],
    }


@register.inclusion_tag("components/progress.html")
def progress(label: Text, done: int, total: int, url: str = "", tone: str = "") -> dict[str, Any]:
    """How far a piece of work has come. While unfinished, `url` is fetched each second and takes its place.

    total 0: not known yet.
    """
    finished = bool(total) and done >= total
    percent = 100 * done // total if total else None
    return {
        "label": label,
        "done": done,
        "total": total,
        "percent": percent,
        "finished": finished,
        "url": url,
        "tone": tone or ("success" if finished else ""),
    }


@register.simple_tag
def avatar(who: object, large: bool = False) -> SafeString:
    """The initials of a person, on a tone that stays his. It decorates: the name stands beside it."""
    words = str(who).split()
    initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    tone = AVATAR_TONES[crc32(str(who).encode()) % len(AVATAR_TONES)]
    size = " avatar--large" if large else ""
    return format_html('<span class="avatar{} tone-{}" aria-hidden="true">{}</span>', size, tone, initials)


@register.simple_tag
def person(who: object) -> SafeString:
    """A person's initials and name."""
    return format_html('<span class="person">{} {}</span>', avatar(who), who) if who else mark_safe("")


@register.simple_tag
def day(value: datetime.date | None) -> SafeString:
    """A date as the office writes it, 12/03/2026."""
    if value is None:
        return mark_safe("")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), f"{value:%d/%m/%Y}")


@register.simple_tag
def when(value: datetime.datetime | None) -> SafeString:
    """A moment in the office's time, 12/03/2026 08:30."""
    if value is None:
        return mark_safe("")
    local = timezone.localtime(value)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), f"{local:%d/%m/%Y %H:%M}")


@register.simple_tag
def deadline(due: datetime.date | None, done_on: datetime.date | None = None) -> SafeString:
    """How a deadline stands in working days: left, today, late; or, once done, whether in time."""
    if due is None:
        return mark_safe("")
    text, tone = _standing(due, done_on, timezone.localdate())
    drawn = icon("check" if done_on else "alert" if tone == "danger" else "clock", small=True)
    return format_html(
        '<span class="deadline tone-{}">{}<time datetime="{}">{}</time> <span class="deadline__standing">{}</span></span>',
        tone,
        drawn,
        due.isoformat(),
        f"{due:%d/%m/%Y}",
        text,
    )


def _standing(due: datetime.date, done_on: datetime.date | None, today: datetime.date) -> tuple[str, str]:
    """The words and the tone of a deadline."""
    if done_on:
        if done_on <= due:
            return _("xong đúng hạn"), "success"
        late = calendar.working_days_between(due, done_on)
        return (
            ngettext("xong trễ %(n)s ngày làm việc", "xong trễ %(n)s ngày làm việc", late) % {"n": late},
            "warning",
        )
    if due < today:
        late = calendar.working_days_between(due, today)
        return ngettext("trễ %(n)s ngày làm việc", "trễ %(n)s ngày làm việc", late) % {"n": late}, "danger"
    if due == today:
        return _("hạn hôm nay"), "warning"
    left = calendar.working_days_between(today, due)
    if not left:
        return _("hạn trong ngày nghỉ tới"), "warning"
    words = ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", left) % {"n": left}
    return words, "warning" if left <= SOON else "neutral"


@register.simple_tag(takes_context=True)
def tab(
    context: template.Context, label: Text, url: str, count: int | None = None, current: bool | None = None
) -> SafeString:
    """A tab: a link in `<nav class="tabs">`. By default the one whose address is the page's is current."""
    here = context["request"].path == url if current is None else current
    number = format_html(' <span class="count">{}</span>', count) if count is not None else ""
    return format_html(
        '<a class="tabs__tab" href="{}"{}>{}{}</a>',
        url,
        _attributes({"aria_current": "page" if here else None}),
        label,
        number,
    )


@register.simple_tag
def crumb(label: Text, url: str = "") -> SafeString:
    """A step of the way to this page, in the block `breadcrumbs`."""
    return (
        format_html('<li><a href="{}">{}</a></li>', url, label) if url else format_html("<li>{}</li>", label)
    )


@register.simple_block_tag
def dialog(content: str, id: str, title: Text, open: bool = False) -> SafeString:
    """A dialog, opened by any button with `data-dialog="id"`. open: shown at once, as after a mistake in it."""
    return format_html(
        '<dialog class="dialog" id="{0}" aria-labelledby="{0}-title"{1}><div class="dialog__head"><h2 id="{0}-title">{2}</h2>'
        '<button class="icon-button" type="button" data-close aria-label="{3}">{4}</button></div>{5}</dialog>',
        id,
        _attributes({"data_open": open}),
        title,
        _("Đóng"),
        icon("x"),
        content,
    )


@register.simple_block_tag
def notice(content: str, tone: str = "info") -> SafeString:
    """A word that stays on the page. tone: info, success, warning or danger."""
    drawn = icon({"success": "check-circle", "warning": "alert", "danger": "error"}.get(tone, "info"))
    return format_html(
        '<div class="notice tone-{}">{}<div class="notice__words">{}</div></div>', tone, drawn, content
    )

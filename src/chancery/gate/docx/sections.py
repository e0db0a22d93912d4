"""Page layouts: w:sectPr."""

from __future__ import annotations

from .model import Section
from .names import VAL, W
from .styles import Element, on, points, whole

_MM_PER_POINT = 25.4 / 72


def section(element: Element) -> Section:
    """A page layout without its headers. Word's own defaults where the file is silent: Letter, 1 inch all round."""
    size, margins, page = (element.find(f"{W}{tag}") for tag in ("pgSz", "pgMar", "pgNumType"))

    def of(found: Element | None, name: str, default: float) -> float:
        value = points(found.get(f"{W}{name}"), default=default) if found is not None else default
        # A negative margin keeps its place whatever the header takes; it is as wide all the same.
        return round(abs(value) * _MM_PER_POINT, 1)

    title = element.find(f"{W}titlePg")
    start = page.get(f"{W}start") if page is not None else None
    return Section(
        width_mm=of(size, "w", 612),
        height_mm=of(size, "h", 792),
        top_mm=of(margins, "top", 72),
        bottom_mm=of(margins, "bottom", 72),
        left_mm=of(margins, "left", 72),
        right_mm=of(margins, "right", 72),
        header_mm=of(margins, "header", 36),
        footer_mm=of(margins, "footer", 36),
        title_page=title is not None and on(title),
        page_start=whole(start) if start is not None else None,
        page_format=page.get(f"{W}fmt", "decimal") if page is not None else "decimal",
    )


def starts_page(element: Element) -> bool:
    """Whether the section of this w:sectPr starts on a new page, as it does unless it says otherwise."""
    kind = element.find(f"{W}type")
    return kind is None or kind.get(VAL, "nextPage") in {"nextPage", "oddPage", "evenPage"}

"""What the search index keeps of directions and lines."""

from django.utils.translation import gettext as _

from chancery.foundation.search import SearchDocument

from .models import Direction, Line


def of_direction(direction: Direction) -> SearchDocument:
    return SearchDocument(
        title=str(direction), text=direction.text, dated=direction.given_on, kind=_("Ý kiến chỉ đạo")
    )


def of_line(line: Line) -> SearchDocument:
    return SearchDocument(title=line.topic, text=line.body, dated=line.due, kind=_("Chương trình công tác"))

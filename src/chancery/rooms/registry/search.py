"""What the search index keeps of a dossier."""

from django.utils.translation import gettext as _

from chancery.foundation.search import SearchDocument

from .models import Dossier


def to_document(dossier: Dossier) -> SearchDocument:
    return SearchDocument(title=dossier.title, symbol=dossier.code, dated=dossier.opened_on, kind=_("Hồ sơ"))

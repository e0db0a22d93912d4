"""Lists, the page of a document, its versions, the comparison of two."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from chancery.foundation import files, ledger, panels
from chancery.foundation.identity import access
from chancery.foundation.identity.requests import SignedInRequest
from chancery.foundation.workflow import Offer
from chancery.gate.packs import packs

from .. import comparing, queries
from ..forms import IssueForm, VersionForm, kind_choices
from ..issued import queries as issued
from ..models import Document, Version
from ..opinions import queries as opinions
from ..panel import panel
from ..procedure import queries as procedure
from ..reading import blocks
from ..states import DOCUMENTS

PER_PAGE = 25


def document_list(request: SignedInRequest) -> HttpResponse:
    """The documents that the reader may read, narrowed and in pages."""
    asked = request.GET
    documents = queries.search(
        queries.listed(request.user),
        text=asked.get("q", "").strip(),
        state=asked.get("state", ""),
        kind=asked.get("kind", ""),
        year=int(asked["year"]) if asked.get("year", "").isdecimal() and len(asked["year"]) == 4 else None,
    )
    return render(
        request,
        "documents/list.html",
        {
            "documents": Paginator(documents, PER_PAGE).get_page(asked.get("page")),
            "narrowed": any(asked.get(name) for name in ("q", "state", "kind", "year")),
            "states": DOCUMENTS.states.values(),
            "kinds": kind_choices(),
            "asked": asked,
            "may_create": access.can(request.user, "create", Document),
        },
    )


def page(request: SignedInRequest, pk: int) -> HttpResponse:
    """A document: its text, the gate's findings beside it, what can be done next, and how it came here."""
    document = _document(request, pk)
    versions = list(queries.versions(document))
    version = versions[0] if versions else None
    appraisal = getattr(version, "appraisal", None)
    findings = appraisal.findings if appraisal else []
    work = issued.visible_to(request.user).filter(document=document).first()
    counts = issued.counts(request.user, work) if work else (0, 0)
    offers = DOCUMENTS.offers(request.user, document)
    names = {offer.action.name for offer in offers}
    told = panel(document, version, versions[1] if len(versions) > 1 else None)
    standing = {item.at for item in told.standing} if told else set()
    return render(
        request,
        "documents/page.html",
        {
            "document": document,
            "versions": versions,
            "version": version,
            "appraisal": appraisal,
            "pack": packs()[appraisal.pack] if appraisal else None,
            "panel": told,
            "blocks": blocks(version, findings, standing) if version else [],
            "override": getattr(version, "override", None),
            "offers": [offer for offer in offers if _told(offer)],
            "may_revise": "revise" in names,
            "may_issue": "issue" in names,
            "may_make_pdf": "issue" in names or document.state == "issued",
            "issue_form": IssueForm(),
            "version_form": VersionForm(initial={"expected": version.number if version else 0}),
            "entries": ledger.timeline(document),
            "work": work,
            "cites": counts[0],
            "cited_by": counts[1],
            "standing": issued.badges(request.user, [work])[work.pk] if work else None,
            "panels": panels.of(request, document),
            "matter": procedure.matter_name(document),
            "human": opinions.summary(document),
            "lacking": sum(not item.met for item in procedure.checklist(document)),
        },
    )


def _told(offer: Offer) -> bool:
    """Whether the page tells the offer among the buttons: issue and upload have forms of their own, and a leave to
    submit with errors, or an appraisal by people, is no matter where there is no need of one."""
    return offer.action.name not in {"revise", "issue", "silence"} and not (
        offer.action.name in {"override", "ask"} and offer.why_not
    )


def _document(request: SignedInRequest, pk: int) -> Document:
    documents = queries.listed(request.user).select_related("body", "pdf", "register_line")
    return get_object_or_404(documents, pk=pk)


def download(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """A version's file."""
    version = get_object_or_404(queries.versions(_document(request, pk)), number=number)
    return files.send(version.blob, version.name)


def pdf(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The issued document as PDF."""
    document = _document(request, pk)
    if document.pdf is None:
        raise Http404
    return files.send(document.pdf, f"{document.symbol.replace('/', '-')}.pdf", inline=True)


def compare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two versions as one text with what was taken out and put in; by default the last two."""
    document = _document(request, pk)
    versions = list(queries.versions(document))
    if not versions:
        raise Http404
    new = _chosen(versions, request.GET.get("new"), 0)
    old = _chosen(versions, request.GET.get("old"), min(1, len(versions) - 1))
    rows = comparing.compare(*(files.text_of(version.blob).splitlines() for version in (old, new)))
    return render(
        request,
        "documents/compare.html",
        {
            "document": document,
            "versions": versions,
            "old": old,
            "new": new,
            "rows": rows,
            "changes": sum(row.kind != "same" for row in rows),
        },
    )


def _chosen(versions: list[Version], asked: str | None, place: int) -> Version:
    return next((version for version in versions if str(version.number) == asked), versions[place])

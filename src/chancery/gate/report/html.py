"""A page of its own, to keep or to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from chancery.gate.findings import Result
from chancery.gate.packs import rules_by_code

from .plain import describe, tally

_STYLE = """
body { font: 16px/1.6 "Be Vietnam Pro", "Noto Sans", system-ui, sans-serif; margin: 2rem auto; max-width: 54rem;
  padding: 0 1rem; color: #1c1b1f; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem; overflow-wrap: anywhere }
li { margin: .75rem 0; padding: .5rem .9rem; border-left: .3rem solid; list-style: none; background: #f6f5f4 }
ul { padding: 0 } .error { border-color: #b3261e } .warning { border-color: #a15c00 } .advice { border-color: #38618c }
.silenced { border-color: #79747e }
blockquote { margin: .3rem 0; color: #49454f } small { color: #49454f } code { font-weight: 600 }
"""
_TITLE = {"vi": "Kết quả thẩm định thể thức", "en": "Appraisal of form"}
_NONE = {"vi": "Không phát hiện lỗi nào.", "en": "Nothing was found."}
_SILENCED = {"vi": "Bỏ qua, lý do", "en": "Silenced, because"}
_MEND = {"vi": "Cách sửa", "en": "To mend"}


def html(results: Iterable[Result], lang: str) -> Iterator[str]:
    yield (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{_TITLE[lang]}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{_TITLE[lang]}</h1>"
    )
    for result in results:
        yield f"<h2>{escape(result.path)}</h2>{_body(result, lang)}"
    yield "</main></body></html>"


def _body(result: Result, lang: str) -> str:
    if result.verdict == "unreadable":
        return f'<ul><li class="error">{escape(result.error)}</li></ul>'
    head = f"<p>{escape(describe(result, lang))} — {escape(tally(result, lang))}</p>"
    apart = "".join(
        f'<li class="silenced"><code>{silenced.finding.rule}</code> {escape(silenced.finding.message)} '
        f"<small>{_SILENCED[lang]}: {escape(silenced.reason)}</small></li>"
        for silenced in result.silenced
    )
    apart = f"<ul>{apart}</ul>" if apart else ""
    if not result.findings:
        return f"{head}<p>{_NONE[lang]}</p>{apart}"
    rules = rules_by_code()
    items = []
    for finding in result.findings:
        quote = f"<blockquote>“{escape(finding.quote)}”</blockquote>" if finding.quote else ""
        mend = escape(rules[finding.rule][1].mend)
        items.append(
            f'<li class="{finding.severity}"><code>{finding.rule}</code> {escape(finding.message)}{quote}'
            f"<small>{escape(finding.article)}. {_MEND[lang]}: {mend}</small></li>"
        )
    return f"{head}<ul>{''.join(items)}</ul>{apart}"

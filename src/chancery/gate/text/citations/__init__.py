"""Citations of issued documents in Vietnamese official texts (viện dẫn văn bản).

What is read, in the words of the texts (`[ ]` may be missing, `|` either, `…` goes on):

    mention   = [places [of]] document | places | places? pointer | symbol
    places    = group [of | "," | "và"] group …       "điểm a và b khoản 1 Điều 5", "Điều 5 khoản 1", "Mục IV Phần I Phụ lục này"
    group     = level number ["," | "và" number …] | level number "đến" number | level "này"
    of        = "của" | "thuộc" | "tại" | "trong" | "kèm theo" | "," | "-" | "dự thảo"
    document  = type (name | ["số"] number) [date] [issuer] [date]
    number    = "30/2020/NĐ-CP" | "05-CT/TW" | "836/QĐ-TTg" | "1941/2017" | "159"; blanks around the marks count for nothing
    name      = of a law, code or ordinance, listed in names.yaml or told by its capital letter; BLHS and its like
    date      = "ngày 08 tháng 4 năm 2004" | "ký ngày 6-12-2013" | "năm 2016" | for a law "2015"
    issuer    = "của" agency or post with its place | "do" agency "ban hành"; several for a joint circular
    pointer   = type ("này" | "nói trên" | "nêu trên" …)
    symbol    = a number with symbol whose head tells the type: "(số 20-KL/TW ngày …)"

A mention reaches from its first place or its type's word to the end of what belongs to it; its abstract lies behind. It is
none where it names nothing that one could look up: "Quyết định này" of an act that no document was named for, "điều này" in
plain speech, a count ("quyết định 3 việc"), a heading ("Điều 5. …" at the start of a line), a law or agreement of other states.

`units` reads places, `numbers`, `dating`, `issuers` and `titles` the parts of a document's naming, `document` puts them
together, `standing` tells a place cited from other speech, `parse` walks through a text, and `resolve` tells what a short
mention refers to and what the text says of each document. `names` and `lexicon` hold the words of names.yaml.
"""

from chancery.gate.text.citations.model import LEVELS, SELF, Citation, Target, Unit
from chancery.gate.text.citations.parse import citations

__all__ = ["LEVELS", "SELF", "Citation", "Target", "Unit", "citations"]

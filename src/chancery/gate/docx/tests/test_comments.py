"""Remarks as Word comments."""

import io
import zipfile

import docx as python_docx
import pytest
from lxml import etree

from chancery.gate.docx.comments import Note, annotate
from chancery.gate.docx.model import Unreadable
from chancery.gate.docx.names import W
from chancery.gate.docx.read import read

from .making import connector, docx, p, r, textbox
from .test_real_files import NAMES, REAL


def part(content: bytes, name: str = "word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def anchored(content: bytes) -> dict[str, str]:
    """Comment id to the text between its marks."""
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in part(content).iter():
        ident = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_now.add(ident)
            found[ident] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(ident)
        elif element.tag == f"{W}t":
            for ident in open_now:
                found[ident] += element.text or ""
    assert not open_now
    references = [e.get(f"{W}id") for e in part(content).iter(f"{W}commentReference")]
    assert sorted(references) == sorted(found)
    return found


def test_a_note_stands_on_its_characters_and_the_text_stays():
    source = docx(p("Số: ", r("15/QĐ", "<w:b/>"), "-BNV") + p("b"))
    out = annotate(
        source, [Note(1, 4, 9, "Sai ký hiệu.\nĐiều 8"), Note(1, 6, 11, "y", "Văn thư"), Note(2, 0, 1, "z")]
    )
    assert anchored(out) == {"0": "15/QĐ", "1": "/QĐ-B", "2": "b"}
    before, after = read(source), read(out)
    assert [q.text for q in after.paragraphs] == [q.text for q in before.paragraphs]
    assert [[(n.text, n.format) for n in q.runs] for q in after.paragraphs] == [
        [(n.text, n.format) for n in q.runs] for q in before.paragraphs
    ]
    assert after.comments == 3


def test_who_says_what():
    out = annotate(docx(p("a")), [Note(1, 0, 1, "Dòng 1\nDòng 2 \x07<&>", "Văn thư")])
    [comment] = python_docx.Document(io.BytesIO(out)).comments
    assert (comment.author, comment.initials, comment.text) == ("Văn thư", "V", "Dòng 1\nDòng 2 <&>")


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (Note(1, 0, 0, "x"), "abc"),
        (Note(0, 0, 0, "x"), "abc"),
        (Note(0, 1, 2, "x"), "abc"),
        (Note(2, 0, 0, "x"), ""),
        (Note(9, 0, 0, "x"), "d"),
        (Note(1, 50, 60, "x"), "abc"),
        (Note(1, 2, 60, "x"), "c"),
    ],
)
def test_a_note_without_a_place_of_its_own_is_on_a_whole_paragraph(note, text):
    assert anchored(annotate(docx(p("abc", properties='<w:jc w:val="center"/>') + p() + p("d")), [note])) == {
        "0": text
    }


def test_a_note_on_a_text_box_goes_to_the_paragraph_that_holds_it():
    out = annotate(docx(p("a") + p("b", textbox(p("c"))) + p("d")), [Note(3, 0, 1, "x")])
    starts = list(part(out).iter(f"{W}commentRangeStart"))
    assert len(starts) == 1
    assert next(starts[0].iterancestors(f"{W}txbxContent"), None) is None
    assert "b" in anchored(out)["0"]


def test_notes_through_links_tabs_and_drawings():
    body = p(
        "a",
        f"<w:hyperlink>{r('bcd')}</w:hyperlink>",
        "<w:r><w:tab/><w:t>e</w:t></w:r>",
        connector(360000),
        "f",
    )
    out = annotate(docx(body), [Note(1, 2, 6, "x"), Note(1, 4, 5, "tab"), Note(1, 6, 7, "f")])
    assert anchored(out) == {"0": "cde", "1": "", "2": "f"}
    assert read(out).paragraphs[0].text == "abcd\tef"


def test_decomposed_text_is_anchored_by_what_the_reader_counts():
    out = annotate(docx(p("Nghi\u0323 quye\u0302", r("\u0301t", "<w:b/>"))), [Note(1, 5, 10, "x")])
    assert anchored(out) == {"0": "quyết"}
    assert read(out).paragraphs[0].text == "Nghị quyết"


def test_comments_that_are_there_stay():
    old = '<w:comment w:id="7" w:author="A"><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:comment>'
    out = annotate(docx(p("a"), comments=old), [Note(1, 0, 1, "mới")])
    assert [c.text for c in python_docx.Document(io.BytesIO(out)).comments] == ["cũ", "mới"]
    assert anchored(out) == {"8": "a"}
    again = annotate(out, [Note(1, 0, 1, "nữa")])
    assert sorted(anchored(again)) == ["8", "9"]


def test_an_empty_document_takes_a_note_too():
    assert anchored(annotate(docx("<w:sectPr/>"), [Note(0, 0, 0, "x")])) == {"0": ""}


def test_no_note_no_change():
    source = docx(p("a"))
    assert annotate(source, []) == source


def test_other_members_keep_their_bytes_and_the_result_is_always_the_same():
    source = (REAL / "Phuluc1.docx").read_bytes()
    notes = [Note(number, 0, 3, "x") for number in range(1, 200)]
    out = annotate(source, notes)
    assert out == annotate(source, notes)
    with zipfile.ZipFile(io.BytesIO(source)) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments1.xml"}
        assert after.testzip() is None


@pytest.mark.parametrize("name", NAMES)
def test_real_documents_read_the_same_with_a_note_on_every_paragraph(name):
    source = REAL / f"{name}.docx"
    before = read(source)
    notes = [Note(q.index, len(q.text) // 3, len(q.text) // 2, "x") for q in before.paragraphs]
    out = annotate(source, notes)
    after = read(out)
    assert after.comments == len(before.paragraphs)
    assert [(q.text, q.rules, q.label) for q in after.paragraphs] == [
        (q.text, q.rules, q.label) for q in before.paragraphs
    ]
    texts = anchored(out)
    for ident, q in enumerate(before.paragraphs):
        if not q.in_textbox and q.text[len(q.text) // 3 : len(q.text) // 2].strip():
            marked = q.text[len(q.text) // 3 : len(q.text) // 2]
            assert texts[str(ident)].replace(" ", "") == marked.replace("\t", "").replace("\n", "").replace(
                " ", ""
            )


def test_what_can_t_be_read_is_refused():
    with pytest.raises(Unreadable):
        annotate(b"PK", [Note(1, 0, 0, "x")])

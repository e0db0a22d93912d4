"""What is not taken, each with its own reason; and nothing but Document or Unreadable ever comes out."""

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from chancery.gate.docx.model import Document, Unreadable
from chancery.gate.docx.package import _WORDS, Package, content_of
from chancery.gate.docx.read import read

from .making import NS, connector, docx, members, p, packed, r, style, textbox

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REAL = Path(__file__).resolve().parents[6] / "shared" / "data" / "nd30-2020"


def reason(source, **options) -> str:
    with pytest.raises(Unreadable) as caught:
        read(source, **options)
    assert str(caught.value).strip()
    assert caught.value.english.strip()
    return caught.value.reason


def outcome(source) -> str:
    try:
        return "read" if isinstance(read(source), Document) else "something else"
    except Unreadable as refused:
        return refused.reason


def test_an_empty_file():
    assert reason(b"") == "empty"


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"{\\rtf1}", b"<html></html>", b"\0" * 100, OLE[:4]])
def test_something_else(content):
    assert reason(content) == "not_docx"


def test_other_packages_are_no_word_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert reason(out.getvalue()) == "not_docx"
    sheet = {name: text.replace("wordprocessingml", "spreadsheetml") for name, text in members("").items()}
    assert reason(packed(sheet)) == "not_docx"


def test_an_old_doc_is_told_from_an_encrypted_one():
    [old] = list(REAL.glob("Phuluc2.doc"))
    assert reason(old) == "old_doc"
    assert reason(old.read_bytes()[:600]) == "truncated"


def test_a_document_under_a_password():
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(docx(p("a")))).encrypt("password", locked)
    assert reason(locked.getvalue()) == "encrypted"


def test_an_encrypted_member():
    content = bytearray(docx(p("a")))
    central = content.rfind(b"PK\x01\x02")
    content[central + 8] |= 1
    assert reason(bytes(content)) == "encrypted"


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_one(kept):
    content = (REAL / "Phuluc2.docx").read_bytes()
    assert reason(content[: int(len(content) * kept)]) == "truncated"


def test_a_damaged_member():
    content = bytearray(docx(p("a" * 1000)))
    at = content.find(b"word/document.xml") + 40
    content[at : at + 10] = b"\xff" * 10
    assert reason(bytes(content)) == "truncated"


def test_macros_by_part_by_type_and_by_a_disguised_type():
    assert reason(docx(p("a"), raw={"word/vbaProject.bin": "x"})) == "macros"
    types = members("")["[Content_Types].xml"]
    enabled = types.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert reason(docx(p("a"), raw={"[Content_Types].xml": enabled})) == "macros"
    hidden = enabled.replace("macroEnabled", "m&#97;croEn&#x61;bled")
    assert reason(docx(p("a"), raw={"[Content_Types].xml": hidden})) == "macros"


def test_a_part_that_unpacks_to_too_much():
    assert reason(docx("<w:p/>" + " " * 70_000_000)) == "zip_bomb"


def test_a_small_file_of_a_large_part():
    assert reason(docx("<w:p/>" + " " * 8_000_000)) == "zip_bomb"


def test_members_that_say_they_are_larger_than_all_may_be():
    content = bytearray(docx(p("a"), raw={"word/media/image1.png": "x" * 1000}))
    central = content.rfind(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 3_000_000_000)
    assert reason(bytes(content)) == "zip_bomb"


def test_a_member_that_says_it_is_smaller_than_it_is():
    content = bytearray(docx("<w:p/>" + " " * 70_000_000))
    central = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 1)
    central = content.find(b"PK\x01\x02", central + 1)
    assert b"word/document.xml" in content[central : central + 80]
    content[central + 24 : central + 28] = struct.pack("<I", 1000)
    assert reason(bytes(content)) == "truncated"


def test_too_many_members():
    assert reason(packed({f"{at}.xml": "" for at in range(5001)})) == "zip_bomb"


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_word_does_not_know(packing):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as package:
        for name, content in members(p("a")).items():
            package.writestr(name, content)
    assert reason(out.getvalue()) == "not_docx"


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../evil.xml", "/etc/evil.xml", "..\\evil.xml"])
def test_names_that_lead_out(name):
    assert reason(docx(p("a"), raw={name: "x"})) == "bad_name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name():
    out = io.BytesIO(docx(p("a")))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/document.xml", "<x/>")
    assert reason(out.getvalue()) == "truncated"


ENTITIES = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "document",
    [
        f"{ENTITIES}<w:document {NS}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
        f'<?xml version="1.0"?>{" " * 5000}<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd"><w:document {NS}><w:body/></w:document>',
    ],
)
def test_a_document_type_declaration(document):
    assert reason(docx(document=document, body="")) == "external_entities"


def test_a_document_type_declaration_in_another_encoding_and_in_another_part():
    declared = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w><w:document {NS}><w:body/></w:document>'
    assert (
        reason(packed(members("") | {"word/document.xml": declared.encode("utf-16")})) == "external_entities"
    )
    styles = f"<!DOCTYPE w><w:styles {NS}/>"
    assert reason(docx(p("a"), styles="", raw={"word/styles.xml": styles})) == "external_entities"


def test_a_file_over_the_limit():
    content = docx(p("a"))
    assert reason(content, limit=100) == "too_large"
    assert reason(io.BytesIO(content), limit=100) == "too_large"
    assert isinstance(read(content, limit=len(content)), Document)


def test_a_stream_is_not_read_beyond_the_limit():
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            assert size > 0
            self.taken += size
            return b"P" * size

    stream = Endless()
    assert reason(stream, limit=1000) == "too_large"
    assert stream.taken == 1001


def test_the_size_in_the_message_is_the_limit():
    with pytest.raises(Unreadable, match="50 MB"):
        content_of(io.BytesIO(b"0" * (50 * 1024 * 1024 + 1)))


def test_no_such_file_and_no_file_at_all(tmp_path):
    assert reason(tmp_path / "none.docx") == "no_file"
    assert reason(tmp_path) == "no_access"


def test_no_document_part():
    without = members("")
    del without["word/document.xml"]
    assert reason(packed(without)) == "no_document"
    assert reason(docx(document=f"<w:document {NS}/>", body="")) == "no_document"
    assert reason(docx(document="<html/>", body="")) == "no_document"


def test_the_document_part_is_where_the_package_says():
    entries = members(p("elsewhere"))
    entries["other/doc.xml"] = entries.pop("word/document.xml")
    entries["_rels/.rels"] = entries["_rels/.rels"].replace("word/document.xml", "/other/doc.xml")
    assert read(packed(entries)).paragraphs[0].text == "elsewhere"


@pytest.mark.parametrize(
    "document", [f"<w:document {NS}><w:body>", "", "text", "<a/><b/>", '<?xml encoding="none"?><a/>']
)
def test_malformed_xml(document):
    assert reason(packed(members("") | {"word/document.xml": document})) == "bad_xml"


@pytest.mark.parametrize("text", ["a\0b", "a\x07b", "a&#7;b", "a&#x1F;b"])
def test_control_characters(text):
    assert reason(docx(p(text))) == "control_characters"


def nested(opening: str, closing: str, times: int) -> str:
    return opening * times + p("a") + closing * times


@pytest.mark.parametrize(
    ("opening", "closing", "times"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 10_000),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000),
        ("<w:sdt>", "</w:sdt>", 200),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 1_000),
    ],
)
def test_depth_without_end(opening, closing, times):
    assert outcome(docx(nested(opening, closing, times))) == "too_deep"


def test_a_depth_that_documents_have_is_read():
    assert len(read(docx(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80))).paragraphs) == 1


def test_more_paragraphs_than_any_document_has():
    # Each differs a little, so that it packs no better than text does.
    body = "".join(f'<w:p w:rsidR="{at * 7919 % 999983:08X}"/>' for at in range(100_001))
    assert reason(docx(body)) == "too_long"


def test_what_would_take_time_without_end_if_each_step_looked_back_at_all_before():
    many = 20_000
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    fields = (
        mark.format("begin") + "<w:r><w:instrText>PA</w:instrText></w:r>" + mark.format("separate") + r("a")
    ) * many
    breaks = '<w:r><w:br w:type="page"/></w:r>' * many
    strokes = "<w:r><w:t>___</w:t><w:br/></w:r>" * many
    [one, two, three] = read(docx(p(fields) + p(breaks) + p(strokes))).paragraphs
    assert one.text == "a" * many
    assert two.page_break_before
    assert len(three.rules) < 100


def test_labels_stay_short_whatever_the_list_says():
    level = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="32767"/><w:numFmt w:val="lowerLetter"/>'
        f'<w:lvlText w:val="{"%1" * 5000}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    [paragraph] = read(
        docx(p("a", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=level)
    ).paragraphs
    assert len(paragraph.label) < 5000


def test_a_chain_of_ten_thousand_styles():
    styles = "".join(
        style(f"S{at}", based=f"S{at + 1}", run="<w:i/>" if at == 9999 else "") for at in range(10_000)
    )
    document = read(
        docx(
            "".join(p("a", properties=f'<w:pStyle w:val="S{at}"/>') for at in range(0, 10_000, 10)),
            styles=styles,
        )
    )
    assert all(paragraph.runs[0].format.italic for paragraph in document.paragraphs)


def test_a_member_is_unpacked_only_within_what_all_may_take():
    package = Package(docx(p("a")))
    package._left = 10
    with pytest.raises(Unreadable) as caught:
        package.read("word/document.xml")
    assert caught.value.reason == "zip_bomb"


# Mutations

RICH = docx(
    p("a", r("b", "<w:b/>"), connector(360000), textbox(p("c")), properties='<w:pStyle w:val="S"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    + '<w:tbl><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
    + f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("d")}</w:tc></w:tr></w:tbl>'
    + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
    styles=style("S", run="<w:i/>", paragraph='<w:jc w:val="both"/>'),
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    header1=p("x"),
)  # fmt: skip


REASONS = set(_WORDS) | {"too_large"}


def survives(content: bytes) -> None:
    assert outcome(content) in REASONS | {"read"}


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(RICH) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_changed_in_the_package(changes):
    content = bytearray(RICH)
    for at, value in changes:
        content[at] = value
    survives(bytes(content))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(RICH)), st.integers(0, len(RICH)), st.binary(max_size=40))
def test_any_stretch_of_the_package_replaced(one, other, new):
    survives(RICH[: min(one, other)] + new + RICH[max(one, other) :])


with zipfile.ZipFile(io.BytesIO(RICH)) as _package:
    PARTS = {name: _package.read(name) for name in _package.namelist()}


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(PARTS)), st.data())
def test_any_stretch_of_the_xml_replaced(name, data):
    content = PARTS[name]
    at = data.draw(st.integers(0, len(content)))
    until = at + data.draw(st.integers(0, 12))
    new = data.draw(
        st.one_of(
            st.binary(max_size=6),
            st.sampled_from([b"-1", b"1e308", b"nan", b"99999999999", b'"', b"<w:p>", b""]),
        )
    )
    survives(packed({**PARTS, name: content[:at] + new + content[until:]}))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_value_of_an_attribute(data):
    """Well-formed all the same: what the parser lets pass must be dealt with by the reader."""
    name = data.draw(
        st.sampled_from([name for name in sorted(PARTS) if name.startswith("word/") and "_rels" not in name])
    )
    values = list(re.finditer(rb'(?<=[a-zA-Z]=")[^"]*(?=")', PARTS[name]))
    values = [found for found in values if not found[0].startswith((b"http", b"urn"))]
    if not values:
        return
    found = data.draw(st.sampled_from(values))
    new = data.draw(
        st.sampled_from(
            ["", "-1", "0", "1e308", "nan", "inf", "99999999999", "-99999999", "x", "12pt", "%9%8%7", "１"]
        )
    )
    content = PARTS[name]
    survives(packed({**PARTS, name: content[: found.start()] + new.encode() + content[found.end() :]}))

"""The words by which components are recognised, without their diacritics: a draft that gets them wrong is still read."""

from __future__ import annotations

import re
from functools import cache

from chancery.gate.packs import kinds
from chancery.gate.text.normal import toneless

NATIONAL = re.compile(r"cong hoa (xa hoi )?chu nghia (viet nam|vn)|\b(cong hoa |ch)xhcn (viet nam|vn)\b")
MOTTO = re.compile(r"^doc lap\W+tu do\W+hanh phuc\W*$")
PARTY = re.compile(r"^dang cong san (viet nam|vn)\W*$")
NUMBER = re.compile(r"^so\s*[:;.]?\s*[\d.…_\s]*\s*[-/–]\s*\S|^so\s*:?\s*[\d.…_]*\s*$")
DAY = re.compile(r"ngay\s*([\d.…_\s]*)\s*thang\s*([\d.…_\s]*)\s*nam\s*(\d{4}|\d{0,3}[\s.…_]*)")
NUMERIC_DAY = re.compile(r"^[^\d]{2,40},\s*(ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
DISPATCH_ABSTRACT = re.compile(r"^v\s*/?\s*v\b|^ve viec\b")
# A telegram (công điện) names its sender: "Chủ tịch … điện:".
ADDRESSEE = re.compile(r"^kinh gui\b|^.{3,100}\sdien:$")
BASIS = re.compile(r"^([-+*•–]\s*)?(can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien|sau khi)\b")
# "QUYẾT ĐỊNH:"; in Party documents "BAN THƯỜNG VỤ QUYẾT ĐỊNH".
ORDER = re.compile(
    r"^(.{2,60}\s)?(quyet dinh|quyet nghi|nghi quyet|chi thi|quy dinh|ket luan|thong bao)\s*[-:.,;]?$"
)
DIVISION = re.compile(r"^(phan|chuong|muc|tieu muc)\s+(thu\s+\w+|[ivxlc]+|\d+)\s*[.:]?$")
ARTICLE = re.compile(r"^điều\s+\d+", re.IGNORECASE)
HEADING = re.compile(r"^([IVXL]+)\s*[.\-–]\s*\S")
CLAUSE = re.compile(r"^\d{1,3}\s*\.\s*\S")
POINT = re.compile(r"^([a-zđăâêôơư])\s*\)\s*\S", re.IGNORECASE)
RECIPIENTS = re.compile(r"^noi nhan\s*:?")
AUTHORITY = re.compile(r"^(t[./]?m|k[./]?t|t[./]?l|t[./]?u[./]?q|q)\s*[./]?\s+\S")
AGENCY = re.compile(
    r"^(van phong|ban|so|cuc|chi cuc|tong cuc|vu|phong|trung tam|vien|truong|hoc vien|hoi dong|uy ban|dang uy|kho bac"
    r"|thanh tra|to|quy|bao|dai|benh vien)\b"
)
ANNEX = re.compile(r"^phu luc(\s+(so\s+)?([ivxlc\d]+|[a-h]))?\s*[.:]?$")
# "(Kèm theo Quyết định số …)", "(Ban hành kèm theo …)".
REFERENCE = re.compile(r"^\(?\s*(duoc )?(ban hanh |phe duyet )?kem theo\b")
COPY = re.compile(r"^(ban )?(sao y|sao luc|trich sao|sao y ban chinh)\s*[.:]?$")
DRAFT = re.compile(r"^\(?\s*du thao(\s+(lan\s+)?(thu\s+)?\d+)?\b.{0,20}$")
# "PL.(300)": the drafter's mark with the number of copies.
DRAFTER = re.compile(r"^[^\W\d_]{1,6}\s*\.?\s*\(\s*\d{1,4}\s*\)\s*\.?$|^[^\W\d_]{1,6}\s*\.\s*\d{1,4}\s*\.?$")
URGENCY = {"hoa toc", "thuong khan", "khan", "hoa toc hen gio"}
SECRECY = {"mat", "toi mat", "tuyet mat"}
CIRCULATION = {"xem xong tra lai", "luu hanh noi bo", "khong pho bien", "xong hoi nghi tra lai"}
WITH_BASES = {
    "quyet-dinh",
    "nghi-quyet",
    "quy-dinh",
    "quy-che",
    "nghi-dinh",
    "thong-tu",
    "giay-uy-quyen",
    "hop-dong",
}
# The commonest surnames: a signer's name in capitals is told from a post by them.
SURNAMES = set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn lương trương lâm hà mai trịnh"
    " cao tạ chu thái quách lưu la nông ma bế lò vi hầu giàng kiều tô tôn bạch vương tăng nghiêm lại khuất".split()
)


@cache
def kind_names() -> dict[str, str]:
    """The name of each type, toneless, to its code."""
    names = {toneless(kind.name): code for code, kind in kinds().items() if code != "cong-van"}
    return names | {"nghi dinh": "nghi-dinh", "thong tu": "thong-tu"}

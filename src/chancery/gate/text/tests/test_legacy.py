"""Encodings from before Unicode."""

import unicodedata

import pytest

from chancery.gate.text.legacy import detect, draws_capitals, encoding_of_font, is_unicode, to_unicode

TONES = "\u0300\u0301\u0309\u0303\u0323"


def letters(bases: str) -> str:
    return "".join(unicodedata.normalize("NFC", base + tone) for base in bases for tone in ("", *TONES))


def test_every_small_letter_has_its_own_code_in_tcvn3():
    table = "aµ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËeÌÐÎÏÑªÒÕÓÔÖi×ÝØÜÞoßãáâä«åèæçé¬êíëìîuïóñòô\u00adõøö÷ùyúýûüþ®"
    assert to_unicode(table, "tcvn3") == letters("aăâeêioôơuưy") + "đ"
    assert len(set(table)) == len(table)


def test_capitals_of_tcvn3():
    assert to_unicode("¡¢§£¤¥¦", "tcvn3") == "ĂÂĐÊÔƠƯ"
    assert to_unicode("céng hßa x· héi", "tcvn3", capitals=True) == "CỘNG HÒA XÃ HỘI"


VNI = (
    "a aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä e eø eù eû eõ eï eâ eà eá eå eã eä i ì í æ ó ò "
    "o oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï u uø uù uû uõ uï ö öø öù öû öõ öï y yø yù yû yõ î ñ"
)


def test_every_letter_of_vni():
    assert to_unicode(VNI, "vni").replace(" ", "") == letters("aăâeêioôơuưy") + "đ"
    assert to_unicode(VNI.upper(), "vni").replace(" ", "") == (letters("aăâeêioôơuưy") + "đ").upper()


@pytest.mark.parametrize(
    ("text", "encoding", "meant"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "tcvn3", "Độc lập - Tự do - Hạnh phúc"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "vni", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "vni", "Độc lập - Tự do - Hạnh phúc"),
        ("Aùp duïng; Ñöôïc; quyeàn", "vni", "Áp dụng; Được; quyền"),
        ("plain ASCII, 123", "vni", "plain ASCII, 123"),
    ],
)
def test_sentences(text, encoding, meant):
    assert to_unicode(text, encoding) == meant
    assert unicodedata.is_normalized("NFC", to_unicode(text, encoding))


def test_the_encoding_is_told_with_the_font_s_help():
    assert detect([(".VnTime", "QuyÕt ®Þnh")]) == "tcvn3"
    assert detect([("VNI-Times", "Quyeát ñònh")]) == "vni"
    assert detect([("VNI-Times", "SOÁ: 15"), ("VNI-Times", "NGHÒ ÑÒNH")]) == "vni"


def test_one_stretch_in_an_old_font_is_enough_in_a_unicode_document():
    unicode = [("Times New Roman", "Quyết định về việc ban hành quy chế làm việc của văn phòng. " * 50)]
    assert detect([*unicode, (".VnTime", "Hµ Néi, ngµy")]) == "tcvn3"
    assert detect(unicode) is None


def test_the_encoding_is_told_by_the_letters_alone_when_they_are_many():
    assert (
        detect(
            [
                (
                    "Times New Roman",
                    "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc, quyÕt ®Þnh",
                )
            ]
        )
        == "tcvn3"
    )
    assert detect([("Arial", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do")]) == "vni"
    assert detect([("Arial", "© 2020 Võ, 3×4, «Café», naïve, où")]) is None


def test_unicode_typed_in_an_old_font_is_unicode():
    assert detect([(".VnTime", "Quyết định số 15"), ("VNI-Times", "Quyết định")]) is None
    assert detect([]) is None


def test_fonts():
    assert [encoding_of_font(font) for font in (".VnTime", ".VNARIAL", "VNI-Times", "Times New Roman")] == [
        "tcvn3", "tcvn3", "vni", None,
    ]  # fmt: skip
    assert [draws_capitals(font) for font in (".VnTimeH", ".VnTime", "VNI-TimesH")] == [True, False, False]


def test_letters_that_only_unicode_has():
    assert is_unicode("Quyết")
    assert not is_unicode("QuyÕt à la carte")

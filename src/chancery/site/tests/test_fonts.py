"""The interface's typeface, as it is built."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from chancery.site import fonts


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    kept, fonts.TARGET = fonts.TARGET, folder
    fonts.build()
    yield folder
    fonts.TARGET = kept


def test_each_face_is_light(built):
    sizes = {path.name: path.stat().st_size for path in built.iterdir()}
    assert sizes.keys() == set(fonts.FACES.values())
    assert max(sizes.values()) <= 30_000


def test_each_face_writes_vietnamese(built):
    alphabet = "aáàảãạăắằẳẵặâấầẩẫậđeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ"
    for path in built.iterdir():
        assert {ord(letter) for letter in alphabet + alphabet.upper() + "₫“”–…"} <= TTFont(
            path
        ).getBestCmap().keys()


def test_tabular_figures_have_one_width(built):
    for path in built.iterdir():
        font = TTFont(path)
        table, characters, widths = font["GSUB"].table, font.getBestCmap(), font["hmtx"]
        lookups = {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "tnum"
            for index in record.Feature.LookupListIndex
        }
        (twins,) = [table.LookupList.Lookup[index].SubTable[0].mapping for index in lookups]
        assert set(twins) == {characters[ord(digit)] for digit in "0123456789"}
        assert len({widths[twin][0] for twin in twins.values()}) == 1


def test_what_is_up_to_date_is_left_alone(built):
    before = {path.name: path.stat().st_mtime_ns for path in built.iterdir()}
    fonts.build()
    assert {path.name: path.stat().st_mtime_ns for path in built.iterdir()} == before


def test_what_is_missing_is_made_again(built):
    face = built / "be-vietnam-pro-400.woff2"
    face.unlink()
    fonts.build()
    assert face.exists()


def test_the_stylesheet_asks_for_the_faces_that_are_built():
    css = (Path(fonts.__file__).parent / "static/site/css/tokens.css").read_text()
    assert all(name in css for name in fonts.FACES.values())

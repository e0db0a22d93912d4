"""A pack with a mistake says file, line and mend."""

import pytest

from chancery.gate.packs import PackError, kinds, load

pytestmark = pytest.mark.gate_only

HEAD = "title: Thử\nenglish: Test\nsystem: state\nsince: 2020-01-01\nrules:\n"
RULE = "  - {code: T-1, check: paper, article: Điều 1, title: A, english: A, mend: B}\n"


def pack(tmp_path, text):
    path = tmp_path / "thu.yaml"
    path.write_text(text)
    return path


def test_a_right_pack_loads(tmp_path):
    assert [rule.code for rule in load(pack(tmp_path, HEAD + RULE)).rules] == ["T-1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + RULE.replace("check: paper", "check: papyrus"), r"thu.yaml:6: no check is called papyrus"),
        (HEAD + RULE + RULE, r"thu.yaml:6: the code T-1 stands twice"),
        (HEAD + RULE.replace("article: Điều 1, ", ""), r"thu.yaml:6: `article` is missing"),
        (HEAD + RULE.replace("mend: B", "mend: B, colour: red"), r"thu.yaml:6: unknown key colour"),
        (HEAD + RULE.replace("mend: B", "mend: B, severity: fatal"), r"thu.yaml:6: severity fatal"),
        (
            HEAD + RULE.replace("mend: B", "mend: B, unconfirmed: true"),
            r"thu.yaml:6: a provision that is not confirmed",
        ),
        ("title: x\n", r"thu.yaml:1: `english:` is missing"),
        ("- a\n", r"thu.yaml:1: a pack is a mapping"),
        ("a: [", r"thu.yaml: (.|\n)*line 2"),
        (HEAD.replace("rules:", "extends: nowhere\nrules:") + RULE, r"`extends: nowhere` names no pack"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, words):
    with pytest.raises(PackError, match=words):
        load(pack(tmp_path, text))


STYLE = HEAD.replace("system: state", "family: style")
WORDS = "  - {code: T-1, check: words, with: {swap: {a: b}}, article: Điều 1, title: A, english: A, mend: B, good: b, bad: a}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            WORDS.replace(", bad: a", ""),
            "thu.yaml:6: a rule of style is tested by its examples; add `good` and `bad`",
        ),
        (WORDS.replace("swap", "swop"), "thu.yaml:6: words takes no swop; it takes swap"),
        (WORDS.replace("with: {swap: {a: b}}, ", ""), "thu.yaml:6: words needs swap; add it to `with:`"),
        (WORDS.replace("{a: b}", "[a, b]"), "thu.yaml:6: `swap` must be a mapping"),
        (
            WORDS.replace("words", "pattern").replace("swap: {a: b}", "regex: '(a'"),
            "thu.yaml:6: `regex` is no regular expression",
        ),
    ],
)
def test_a_rule_of_style_is_told_what_it_lacks(tmp_path, text, words):
    with pytest.raises(PackError, match=words):
        load(pack(tmp_path, STYLE + text))


def test_a_rule_of_style_advises_where_it_says_nothing_else(tmp_path):
    (rule,) = load(pack(tmp_path, STYLE + WORDS)).rules
    assert rule.severity == "advice"


def test_an_example_is_a_text_or_a_list_of_paragraphs(tmp_path):
    (rule,) = load(pack(tmp_path, STYLE + WORDS.replace("bad: a", "bad: [a, a a]"))).rules
    assert (rule.good, rule.bad) == ("b", "a\na a")


def test_every_type_has_a_name_in_both_languages():
    assert all(kind.name and kind.english and kind.symbols for kind in kinds().values())

"""SARIF 2.1.0 held to what its standard demands of the parts that the report has (OASIS, 3.13 to 3.52)."""

import json
import re
from urllib.parse import urlparse

import pytest
from click.testing import CliRunner

from chancery.gate.command import check
from chancery.gate.tests.breaks import with_fault

pytestmark = pytest.mark.gate_only

# Each object's properties as the schema has them: those that must be there, and those that may.
OBJECTS = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "invocations"}),
    "tool": ({"driver"}, set()),
    "driver": ({"name"}, {"version", "rules"}),
    "rule": ({"id"}, {"shortDescription", "help", "helpUri", "defaultConfiguration"}),
    "invocation": ({"executionSuccessful"}, {"toolExecutionNotifications"}),
    "notification": ({"message"}, {"level"}),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations", "suppressions"}),
    "suppression": ({"kind"}, {"justification"}),
    "message": ({"text"}, set()),
    "location": ({"physicalLocation"}, set()),
    "physical": ({"artifactLocation"}, {"region"}),
    "artifact": ({"uri"}, set()),
    "region": ({"startLine"}, {"startColumn", "endColumn", "snippet"}),
}
LEVELS = {"none", "note", "warning", "error"}


def held(kind, told):
    must, may = OBJECTS[kind]
    assert must <= told.keys() <= must | may, (kind, told.keys())
    return told


@pytest.fixture
def report(tmp_path):
    paths = []
    for name, content in (
        ("dự thảo 1.docx", with_fault("nd30", "ND30-105")),
        ("b.docx", with_fault("nd30", "ND30-403")),
        ("hỏng.docx", b"x"),
    ):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    options = ["--format", "sarif", "--silence", "ND30-403=Vì thế"]
    return json.loads(CliRunner().invoke(check, [*map(str, paths), *options]).stdout)


def test_every_object_has_what_it_must_and_nothing_unknown(report):
    assert held("log", report)["version"] == "2.1.0"
    for run in report["runs"]:
        rules = held("driver", held("tool", held("run", run)["tool"])["driver"])["rules"]
        for rule in rules:
            held("message", held("rule", rule)["shortDescription"])
            held("message", rule["help"])
            assert rule["defaultConfiguration"]["level"] in LEVELS
        assert len({rule["id"] for rule in rules}) == len(rules)
        for invocation in run["invocations"]:
            for notification in held("invocation", invocation)["toolExecutionNotifications"]:
                held("message", held("notification", notification)["message"])
        assert run["results"]
        for result in run["results"]:
            assert rules[held("result", result)["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in LEVELS
            assert held("message", result["message"])["text"]
            for suppression in result["suppressions"]:
                assert held("suppression", suppression)["kind"] in {"inSource", "external"}
            for location in result["locations"]:
                _place(held("location", location)["physicalLocation"])


def _place(physical):
    uri = held("artifact", held("physical", physical)["artifactLocation"])["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", uri), uri
    assert urlparse(uri).scheme in {"", "file"}
    region = held("region", physical["region"])
    assert region["startLine"] >= 1
    assert region["startColumn"] >= 1
    assert region["endColumn"] >= region["startColumn"]


def test_a_file_that_cannot_be_read_is_a_notification(report):
    (notification,) = report["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert "hỏng.docx" in notification["message"]["text"]

"""The one setting: which command appraises. Kept in the user's profile as JSON."""

import json
from pathlib import Path

import uno

DEFAULT = {"command": "chancery", "language": "vi"}


def path(context):
    """The file of the settings, in this user's profile."""
    substitution = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.util.PathSubstitution", context
    )
    return Path(uno.fileUrlToSystemPath(substitution.substituteVariables("$(user)", True))) / "chancery.json"


def read(file):
    """The settings; the usual ones where there are none, or none that can be read."""
    try:
        told = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return dict(DEFAULT)
    return {name: str(told.get(name, usual)) for name, usual in DEFAULT.items()}


def write(file, chosen):
    file.write_text(json.dumps(chosen, ensure_ascii=False, indent=2), "utf-8")

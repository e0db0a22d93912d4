"""The environment of the tests, set before Django reads its settings (a conftest.py would be too late)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

data = tempfile.mkdtemp(prefix="chancery-test-")
atexit.register(shutil.rmtree, data, ignore_errors=True)

os.environ["CHANCERY_DATA"] = data
# A file, not memory: tests that start processes share the database with them.
os.environ.setdefault("CHANCERY_TEST_SQLITE", str(Path(data) / "test.sqlite3"))
os.environ.setdefault("CHANCERY_SECRET_KEY", "for the tests only")
os.environ.setdefault("CHANCERY_LOG", "WARNING")

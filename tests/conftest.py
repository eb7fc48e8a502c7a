"""What every test may lean on: real data, Spark, and one Hypothesis profile."""

import os
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

IN_CI = os.environ.get("CI") == "true"
SHARED = Path(__file__).parents[2] / "shared"
OLDEST_JAVA = 17

settings.register_profile("habeas", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    # How busy the machine is says nothing about the code.
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if IN_CI else "habeas")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real data; whatever asks for it is marked `shared`."""
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what starts a JVM or a browser on one worker, so that one serves all."""
    for item in items:
        for name in ("spark", "browser"):
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.xdist_group(name))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what cannot run here, saying why; in CI only the real data may lack."""
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("the shared folder is not beside the checkout")
    if item.get_closest_marker("spark") and (reason := without_spark()):
        (pytest.fail if IN_CI else pytest.skip)(reason)
    if item.get_closest_marker("browser") and shutil.which("chromium") is None:
        (pytest.fail if IN_CI else pytest.skip)("chromium is not on the path")


@cache
def without_spark() -> str | None:
    """Say why Spark cannot run here, or nothing where it can."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed: ./test installs it"
    if (version := java_version()) is None:
        return "Java is not on the path"
    if version < OLDEST_JAVA:
        return f"Java {version} is too old for Spark, which needs {OLDEST_JAVA}"
    return None


def java_version() -> int | None:
    """Ask Java for its version; the name alone may be an empty promise."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(f"{home}/bin/java" if home else "java")
    if java is None:
        return None
    said = subprocess.run(
        [java, "-version"], capture_output=True, text=True, check=False
    )
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else None

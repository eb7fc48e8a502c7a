"""The set-up says what it leaves out and why, and in CI leaves out nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
BASH = shutil.which("bash")

# Pieces of no real system; nobody is root on Debian here, so that nothing is installed.
PRELUDE = """
set -euo pipefail
source scripts/setup.sh
PIECES=("lamp|true|lamp-package|the light" "dragon|false|dragon-package|the fire")
is_root_on_debian() { false; }
"""


def bash(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if key != "CI"}
    return subprocess.run(
        [str(BASH), "-c", PRELUDE + script],
        cwd=TOP,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("pieces", "ci", "status", "said"),
    [
        pytest.param("lamp", "true", 0, "", id="there, in CI"),
        pytest.param("lamp", "", 0, "", id="there"),
        pytest.param("dragon", "", 0, "Left out: the fire.", id="missing"),
        pytest.param("dragon", "true", 1, "dragon is missing", id="missing, in CI"),
        pytest.param("lamp dragon", "true", 1, "dragon is missing", id="one missing"),
        pytest.param("", "true", 0, "", id="none needed"),
    ],
)
def test_a_missing_piece_is_named_and_in_ci_a_failure(pieces, ci, status, said):
    ended = bash(f"need_pieces {pieces}", CI=ci)
    assert ended.returncode == status
    assert said in ended.stderr
    assert bool(said) == bool(ended.stderr)


def test_a_missing_piece_names_the_package_that_would_help():
    assert "dragon-package" in bash("need_pieces dragon").stderr


def test_root_on_debian_gets_the_packages_and_is_not_left_without():
    script = """
    is_root_on_debian() { true; }
    has_piece() { [[ ${got:-} == *dragon-package* ]]; }
    apt_install() { got="$*"; }
    need_pieces dragon
    echo "$got"
    """
    ended = bash(script, CI="true")
    assert (ended.returncode, ended.stdout) == (0, "dragon-package\n")


@pytest.mark.parametrize(
    ("said", "recent"),
    [
        pytest.param('openjdk version "17.0.15" 2025-04-15', True, id="17"),
        pytest.param('openjdk version "21" 2023-09-19', True, id="21"),
        pytest.param('openjdk version "11.0.2" 2019-01-15', False, id="11"),
        pytest.param('java version "1.8.0_401"', False, id="8 as it names itself"),
        pytest.param("The operation could not be completed.", False, id="a stub"),
    ],
)
def test_java_is_asked_for_its_version(tmp_path, said, recent):
    java = tmp_path / "java"
    java.write_text(f"#!{BASH}\necho '{said}' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    script = f'unset JAVA_HOME; PATH="{tmp_path}:$PATH"; java_is_recent'
    assert (bash(script).returncode == 0) is recent


def test_without_python_one_sentence_says_so(tmp_path):
    ended = bash(f'VENV="{tmp_path}/none"; PATH="{tmp_path}"; make_venv')
    assert ended.returncode == 1
    assert ended.stderr == (
        "Habeas needs Python 3.11 or later, and none is on the path:"
        " install one and try again.\n"
    )


def test_a_python_that_does_not_run_is_passed_over(tmp_path):
    for name, status in (("python3.13", 127), ("python3.12", 1), ("python3", 0)):
        python = tmp_path / name
        python.write_text(f"#!{BASH}\nexit {status}\n", encoding="utf-8")
        python.chmod(0o755)
    assert bash(f'PATH="{tmp_path}"; find_python').stdout == "python3\n"

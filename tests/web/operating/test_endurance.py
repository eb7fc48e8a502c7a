"""A register killed in the middle of writes, and written by many, in a short run."""

import os
import subprocess
import sys


def test_nothing_acknowledged_is_lost(tmp_path):
    around = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.endurance", "--kills=10", "--seconds=2"],
        env={**around, "HABEAS_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "trail holds" in run.stdout, run.stderr
    assert run.returncode == 0

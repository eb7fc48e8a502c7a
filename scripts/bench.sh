#!/usr/bin/env bash
# Install what the benchmarks compare with, and run them: `scripts/bench.sh --sizes 100000 --memory 4GB`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
need_packages bench
"$VENV/bin/python" -m benchmarks.run "$@"
"$VENV/bin/python" -m benchmarks.documents

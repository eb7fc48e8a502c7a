#!/usr/bin/env bash
# Install what the benchmarks compare with, and run them: `scripts/bench.sh --sizes 100000 --memory 4GB`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
need_packages bench web
"$VENV/bin/python" -m benchmarks.run "$@"
"$VENV/bin/python" -m benchmarks.documents
"$VENV/bin/python" -m benchmarks.endurance
if has_piece postgresql_is_there; then scripts/postgres.sh "$VENV/bin/python" -m benchmarks.endurance; fi

#!/usr/bin/env bash
# Measure how fast the register answers, on a PostgreSQL of its own: `scripts/bench_web.sh --custodies 100000`.
# Ahead of the options, `sqlite` measures it on SQLite.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
need_packages dev
if [[ ${1:-} == sqlite ]]; then
    shift
    exec "$VENV/bin/python" -m benchmarks.web "$@"
fi
exec scripts/postgres.sh "$VENV/bin/python" -m benchmarks.web "$@"

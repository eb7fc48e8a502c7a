#!/usr/bin/env bash
# Measure how fast the register answers, on a PostgreSQL of its own: `scripts/bench_web.sh --custodies 100000`.
# Ahead of the options, `sqlite` measures it on SQLite, and after that `library` the search of the library.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
need_packages dev
runner=(scripts/postgres.sh)
if [[ ${1:-} == sqlite ]]; then
    shift
    runner=(env)
fi
module=web
if [[ ${1:-} == library ]]; then
    shift
    module=library
fi
exec "${runner[@]}" "$VENV/bin/python" -m "benchmarks.$module" "$@"

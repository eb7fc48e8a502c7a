#!/usr/bin/env bash
# Everything a change must pass: `scripts/check.sh` for all of it, or name one part, as the Makefile does.
# What follows the part goes to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh

in_venv() { "$VENV/bin/python" -m "$@"; }

format() { in_venv ruff format --check .; }
lint() { in_venv ruff check .; }
types() { in_venv mypy; }
layers() { "$VENV/bin/lint-imports" --no-logo; }
shell() {
    has_piece "command -v shellcheck" || return 0
    shellcheck -x run test .ci/run scripts/*.sh
}
lines() { in_venv pytest -q tests/project/test_module_size.py "$@"; }
docs() { in_venv pytest -q docs README.md tests/project/test_docs.py "$@"; }
# Tests that start a JVM share a group, so that one worker starts one.
tests() { in_venv pytest -n "${WORKERS:-2}" --dist loadgroup "$@"; }

# The web's tests once more, on PostgreSQL; what is drawn does not depend on the database.
postgres() {
    has_piece postgresql_is_there || return 0
    scripts/postgres.sh "$VENV/bin/python" -m pytest -n "${WORKERS:-2}" --dist loadgroup \
        -m "not browser" tests/web "$@"
}

# All parts run, whatever one of them finds. pytest comes last: it holds the lines, the docs and the doctests
# too, and its closing line ends the output.
everything() {
    local part failed=()
    for part in format lint types layers shell; do
        say "== $part"
        "$part" || failed+=("$part")
    done
    if (($# == 0)); then
        say "== the web on PostgreSQL"
        postgres "$@" || failed+=(postgres)
    fi
    say "== tests, doctests, lines, docs"
    tests "$@" || failed+=(tests)
    ((${#failed[@]} == 0)) || stop "Not passed: ${failed[*]}."
}

part=${1:-everything}
shift || true
case $part in
    format | lint | types | layers | shell | lines | docs | tests | postgres | everything) ;;
    *) stop "There is no check called '$part': name one of format, lint, types, layers, shell, lines, docs, tests, postgres." ;;
esac
need_packages dev
need_pieces java shellcheck chromium pango postgresql
"$part" "$@"

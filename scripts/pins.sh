#!/usr/bin/env bash
# Write requirements/*.txt anew from the ranges of pyproject.toml: pins only, no address of any registry.
# Pins that still fit are kept; `scripts/pins.sh --upgrade` moves them all to the newest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
need_packages dev

# For every system and Python we support, not only for this one.
UV=("$VENV/bin/python" -m uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate "$@")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# `uv` installs the rest, and `setup` builds Habeas itself; the others are the extras of pyproject.toml.
#   layer NAME 'LAYERS IT STANDS ON' SOURCE [OPTIONS…]
# compiles one file, agreeing with all compiled before it.
layer() {
    local name=$1 below=$2 under
    shift 2
    for under in "$work"/*.all; do
        if [[ -f $under ]]; then set -- "$@" --constraint "$under"; fi
    done
    # uv keeps the pins that it finds in the file it is to write.
    cat requirements/*.txt | sed '/^-/d' >"$work/$name"
    "${UV[@]}" "$@" --output-file "$work/$name"
    mv "$work/$name" "$work/$name.all"
    for under in $below; do echo "-r $under.txt"; done >"$work/$name.txt"
    # What a layer below pins already is not said twice.
    for under in $below; do cat "$work/$under.all"; done >"$work/below"
    grep -vxFf "$work/below" "$work/$name.all" >>"$work/$name.txt"
}

layer uv '' - <<<uv
layer setup '' - <<<$'editables\nhatchling'
layer core '' pyproject.toml
layer documents core pyproject.toml --extra documents
layer web documents pyproject.toml --extra web
layer spark core pyproject.toml --extra spark
layer bench core pyproject.toml --extra bench
layer dev 'web spark' pyproject.toml --extra dev --extra spark

cp "$work"/*.txt requirements/
say "Pinned. See what changed with: git diff requirements"

#!/usr/bin/env bash
# Make the styles anew from src/habeas/web/pages/style: habeas.css, and habeas.rtl.css for right to left.
# Needs node 20 and npm; ./run and ./test need neither, since what is made here is committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
style=$PWD/src/habeas/web/pages/style
made=$PWD/src/habeas/web/pages/static/pages

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"
npm install --silent --no-save --no-audit --no-fund --ignore-scripts \
    govuk-frontend@6.6.0 sass@1.108.2 rtlcss@4.3.0

npx sass --style=compressed --no-source-map --quiet-deps \
    --load-path=node_modules/govuk-frontend/dist "$style/habeas.scss" habeas.css
npx sass --style=compressed --no-source-map "$style/print.css" | cat habeas.css - >"$made/habeas.css"
npx rtlcss "$made/habeas.css" "$made/habeas.rtl.css"
# whitenoise sends the compressed file beside to whoever takes one.
gzip -9nkf "$made"/habeas.css "$made"/habeas.rtl.css
wc -c "$made"/*

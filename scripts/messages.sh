#!/usr/bin/env bash
# Gather what is marked for translation into the catalogues of src/habeas/web/locale, and compile them.
# Needs gettext (Debian's package: gettext); ./run and ./test do not, since the compiled catalogues are committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
need_packages dev
need_pieces gettext

cd src/habeas/web
export DJANGO_SETTINGS_MODULE=habeas.web.settings
# No line numbers: a catalogue changes when its words do.
"$VENV/bin/python" -m django makemessages --locale ar --no-obsolete --add-location file --no-wrap
for catalogue in locale/*/LC_MESSAGES/django.po; do
    msgfmt --check --statistics --output-file "${catalogue%.po}.mo" "$catalogue"
done

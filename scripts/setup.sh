# shellcheck shell=bash
# What ./run, ./test and the Makefile share: Python, the virtual environment and the
# pieces of the system. Sourced from the top of the checkout; it does nothing by itself.

VENV="$PWD/.venv"

# One line a piece of the system. To add one, add its line:
#   name | command that succeeds where it is | Debian packages | what is left out without it
PIECES=(
    "java|java_is_recent|default-jre-headless|the Spark engine and its tests (Java 17 or later)"
    "chromium|chromium_draws_arabic|chromium fonts-noto-core|the tests in a browser"
    "pango|pango_is_there|libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core|papers as PDF, in every script"
    "gettext|command -v msgfmt|gettext|the gathering of what is to be translated"
    "postgresql|postgresql_is_there|postgresql|the web's tests on PostgreSQL"
    "shellcheck|command -v shellcheck|shellcheck|the check of the shell scripts"
)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

java_is_recent() {
    local seen
    seen=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1) || return 1
    [[ $seen =~ version\ \"([0-9]+) ]] && ((BASH_REMATCH[1] >= 17))
}

chromium_draws_arabic() {
    command -v chromium >/dev/null && [[ -n $(fc-list ":family=Noto Sans Arabic") ]]
}

# Debian keeps PostgreSQL's own tools off the path.
postgresql_is_there() {
    command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb'
}

# WeasyPrint draws with it; a font for each script stands in Debian's Noto.
pango_is_there() {
    "$VENV/bin/python" -c 'import weasyprint' && [[ -n $(fc-list ':family=Noto Sans Arabic' 2>/dev/null) ]]
}

is_root_on_debian() { [[ $EUID -eq 0 && -f /etc/debian_version ]] && command -v apt-get >/dev/null; }

# Install Debian packages, after one look at the archive for them all.
apt_install() {
    if [[ -z ${APT_LISTS_ARE_FRESH:-} ]]; then
        apt-get update -qq >&2 || return 1
        APT_LISTS_ARE_FRESH=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null
}

# Make sure of the named pieces, or say what is left out; in CI a missing piece is a failure.
need_pieces() {
    local piece name there packages without
    for piece in "${PIECES[@]}"; do
        IFS='|' read -r name there packages without <<<"$piece"
        [[ " $* " == *" $name "* ]] || continue
        has_piece "$there" && continue
        if is_root_on_debian; then
            say "Installing $packages for $without."
            # The packages of one piece are words of one field.
            # shellcheck disable=SC2086
            apt_install $packages && has_piece "$there" && continue
        fi
        [[ ${CI:-} == true ]] && stop "$name is missing, and CI leaves nothing out: $without."
        say "Left out: $without. $name is not here and $(why_not_installed "$packages")."
    done
}

has_piece() { eval "$1" >/dev/null 2>&1; }

why_not_installed() {
    if is_root_on_debian; then
        echo "apt-get could not install it (Debian's package: $1)"
    else
        echo "only root on Debian may install it from here (Debian's package: $1)"
    fi
}

# Print the first Python that is 3.11 or later. A name on the path may be an empty promise, so each is run.
find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    return 1
}

# True if the environment runs and was made for this very folder: its scripts name it.
venv_is_sound() {
    "$VENV/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 &&
        head -n 3 "$VENV/bin/pip" 2>/dev/null | grep -qF "$VENV/"
}

make_venv() {
    local python
    venv_is_sound && return
    python=$(find_python) || stop "Habeas needs Python 3.11 or later, and none is on the path: install one and try again."
    if ! "$python" -c 'import ensurepip' >/dev/null 2>&1 && is_root_on_debian; then
        apt_install python3-venv || true
    fi
    say "Making .venv with $("$python" --version)."
    "$python" -m venv --clear "$VENV" >&2 ||
        stop "$python cannot make a virtual environment here: install its venv module (Debian: python3-venv) and try again."
}

# Print what the environment must have been made from: pins, package metadata, place and Python.
fingerprint() {
    "$VENV/bin/python" - "$VENV" pyproject.toml requirements/*.txt <<'PYTHON'
import hashlib, pathlib, sys
digest = hashlib.sha256(f"{sys.version}{sys.argv[1]}".encode())
for name in sys.argv[2:]:
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
PYTHON
}

# Get uv, which installs some five times as fast as pip; where it cannot be had, pip does it all.
get_uv() {
    # Both keep a cache; a user without a home gets it inside the environment.
    [[ -w ${HOME:-} ]] || export UV_CACHE_DIR="$VENV/cache/uv" PIP_CACHE_DIR="$VENV/cache/pip"
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    "$VENV/bin/python" -m pip install -q --only-binary uv -r requirements/uv.txt >/dev/null 2>&1
}

install() {
    if "$VENV/bin/python" -m uv --version >/dev/null 2>&1; then
        "$VENV/bin/python" -m uv pip install -q --python "$VENV/bin/python" "$@" >&2 && return
    fi
    say "Installing with pip instead of uv, which takes longer."
    "$VENV/bin/python" -m pip install -q "$@" >&2
}

# Bring .venv to the pins of the named layers (requirements/LAYER.txt) and to this checkout.
need_packages() {
    local layer files=() mark
    make_venv
    mark="$VENV/.made-from-$(IFS=-; echo "$*")"
    [[ -f $mark && $(<"$mark") == "$(fingerprint)" ]] && return
    for layer in setup "$@"; do files+=(-r "requirements/$layer.txt"); done
    say "Installing what Habeas needs into .venv."
    get_uv || true
    if ! install "${files[@]}" || ! install --no-deps --no-build-isolation -e .; then
        stop "The packages could not be installed: see the lines above, and whether this machine reaches its package registry."
    fi
    fingerprint >"$mark"
}

#!/usr/bin/env bash
# scripts/postgres.sh COMMAND…: run a command beside a throwaway PostgreSQL, which DATABASE_URL names.
# It listens on a socket in a folder of its own and is gone with the command.
set -euo pipefail

find_tools() {
    local initdb
    initdb=$(command -v initdb || find /usr/lib/postgresql -name initdb 2>/dev/null | sort -V | tail -n 1)
    [[ -n $initdb ]] || {
        echo "PostgreSQL is not here (Debian's package: postgresql)." >&2
        exit 1
    }
    dirname "$(readlink -f "$initdb")"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [[ $EUID -eq 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

tools=$(find_tools)
folder=$(mktemp -d)
[[ $EUID -ne 0 ]] || chown postgres "$folder"

end() {
    as_postgres "$tools/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap end EXIT

# C.UTF-8, since under C no letter beyond ASCII is a letter. Nothing here outlives a crash, so nothing waits for disks.
cd "$folder"
as_postgres "$tools/initdb" -D "$folder/data" -U postgres -A trust --locale=C.UTF-8 --encoding=UTF8 >/dev/null
as_postgres "$tools/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off" start >/dev/null
cd "$OLDPWD"

export DATABASE_URL="postgres://postgres@${folder//\//%2F}/postgres"
"$@"

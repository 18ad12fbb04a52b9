#!/bin/sh
# What software centres are told of the program is valid, and of this version:
# metainfo.sh VERSION
set -eu
cd "$(dirname "$0")/.."
file=cli/org.odfgx.odfgx.metainfo.xml
grep -q "<release version=\"$1\"" "$file" || {
    echo "$file: no release $1"
    exit 1
}
command -v appstreamcli >/dev/null || {
    echo "skipped: no appstreamcli"
    exit 77
}
appstreamcli validate --no-net --pedantic "$file"

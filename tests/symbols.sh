#!/usr/bin/env bash
# Holds together what the library exports: symbols.sh LIBRARY VERSION
#
# The symbols of the shared library are those that the header declares, and
# those that the package promises to keep; its soname is that of the package.
set -uo pipefail
cd "$(dirname "$0")/.."
library=$1
version=$2
list=debian/libodfgx0.symbols
failed=0

exported() {
    nm --dynamic --defined-only "$library" | awk '{ print $3 }' | sort -u
}

# What is marked as exported, comments aside.
declared() {
    cc -std=c11 -E -P -DODFGX_API=EXPORTED report/odfgx.h |
        tr -s '\n' ' ' | tr ';' '\n' | grep -w EXPORTED |
        sed 's/(.*//; s/.*[ *]//' | sort -u
}

listed() {
    sed -n 's/^ \([a-z_0-9]*\)@.*/\1/p' "$list" | sort -u
}

# $1, $2: what both are called; $3, $4: both
compare() {
    local difference
    difference=$(comm -3 <(echo "$3") <(echo "$4"))
    [ -z "$difference" ] && return
    printf 'only in %s, or, indented, only in %s:\n%s\n' "$1" "$2" "$difference"
    failed=1
}

of_library=$(exported)
# A sanitizer's are not ours, nor are gcov's.
of_library=$(grep -Ev '^(__asan|__ubsan|__sanitizer|__odr_asan|__gcov|mangle_path$)' \
    <<<"$of_library")
if [ "$(grep -c . <<<"$of_library")" -lt 50 ]; then
    echo "$library: symbols can't be told: $of_library"
    failed=1
fi
compare "the library" report/odfgx.h "$of_library" "$(declared)"
compare "the library" "$list" "$of_library" "$(listed)"

soname=$(readelf -d "$library" | sed -n 's/.*soname: \[\(.*\)\].*/\1/p')
package=lib${soname#lib}
package=${package/.so./}
if ! grep -q "^$soname $package #MINVER#\$" "$list" ||
    ! grep -q "^Package: $package\$" debian/control; then
    echo "$soname: package $package and its symbols are not in debian/"
    failed=1
fi

# No symbol is newer than the package.
while read -r since; do
    if [ "$(printf '%s\n' "$since" "$version" | sort -V | tail -n 1)" != \
        "$version" ]; then
        echo "$list: $since is later than $version"
        failed=1
    fi
done < <(sed -n 's/^ .*@[^ ]* //p' "$list" | sort -u)
case $(head -n 1 debian/changelog) in
"odfgx ($version) "* | "odfgx ($version-"*) ;;
*)
    echo "debian/changelog does not begin with version $version"
    failed=1
    ;;
esac
exit $failed

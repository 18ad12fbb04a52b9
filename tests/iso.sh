#!/usr/bin/env bash
# Compiles all sources but platform_posix.c, and what starts the portable
# program on Linux alone (cli/portable), as strict C11, with no macro that
# opens more of the system's headers: what they call is ISO C, or a library's.
# The launcher of the portable archive is a system's own.
set -uo pipefail
cd "$(dirname "$0")/.."

if grep -rnE '_(POSIX|POSIX_C|XOPEN|DEFAULT|GNU|BSD|SVID)_SOURCE' \
    CMakeLists.txt report odf filters cli |
    grep -v '^report/platform_posix\.c:\|^cli/portable/'; then
    echo "a macro opens more of the system's headers"
    exit 1
fi

# A program that is not built has no headers.
read -ra include <<<"$(pkg-config --cflags libzip expat libxml-2.0 jansson \
    libutf8proc libmd)"
without=(-not -name 'platform_*.c' -not -path 'cli/portable/*')
pkg-config --exists freexl || without+=(-not -path 'filters/xls/*')
pkg-config --exists xlsxwriter || without+=(-not -path 'odf/xlsx/*')

if find report odf filters cli -name '*.c' "${without[@]}" -print0 |
    xargs -0 -P 2 -n 8 cc -std=c11 -fsyntax-only -I. "${include[@]}" \
        -Werror=implicit-function-declaration '-DODFGX_VERSION="0"' \
        '-DODFGX_HELPER_FOLDER="."' '-DODFGX_HELPER_INSTALLED="."' \
        '-DINSTALLED_LOCALE="."'; then
    echo "all other sources are ISO C"
else
    exit 1
fi

#!/usr/bin/env bash
# Compiles for Windows, by mingw-w64, whatever is compiled there: shows that no
# source but platform_windows.c needs more than ISO C and the libraries. Debian
# has none of these for mingw-w64, so that nothing is linked with them: their
# headers, which are the same for all systems, are taken from this one.
#
#   tests/cross/windows.sh [BUILD-FOLDER]
#
# Needs gcc-mingw-w64-x86-64, and the headers that odfgx is built with. Where
# there is wine, what platform_windows.c does is tried too.
set -uo pipefail
cd "$(dirname "$0")/../.."
compiler=x86_64-w64-mingw32-gcc
place=${1:-build}/cross/windows
headers=$place/include

if ! command -v "$compiler" >/dev/null; then
    echo "skipped: compiling for Windows, without gcc-mingw-w64-x86-64"
    exit 0
fi
rm -rf "$place"
mkdir -p "$headers"
for header in zip.h zipconf.h expat.h expat_external.h libxml2 jansson.h \
    jansson_config.h utf8proc.h sha2.h freexl.h xlsxwriter.h xlsxwriter \
    unicode iconv.h libintl.h; do
    # Not needed where the program that has it is not built.
    [ -e "/usr/include/$header" ] &&
        ln -s "/usr/include/$header" "$headers/$header"
done
# What glibc's iconv.h and libintl.h want of its own headers.
cat >"$headers/features.h" <<'END'
#define __BEGIN_DECLS
#define __END_DECLS
#define __THROW
#define __attribute_malloc__
#define __attr_dealloc(function, argument)
#define __attribute_format_arg__(argument) \
    __attribute__((__format_arg__(argument)))
END

# As CMakeLists.txt has them.
mapfile -t warnings < <(sed -n '/^set(warnings/,/)/p' CMakeLists.txt |
    grep -o -- '-W[a-z-]*')
flags=(-std=c11 -I. -isystem "$headers" -isystem "$headers/libxml2"
    "${warnings[@]}" -Werror '-DODFGX_VERSION="0"'
    '-DODFGX_HELPER_FOLDER="."' '-DODFGX_HELPER_INSTALLED="."'
    '-DINSTALLED_LOCALE="."')

failed=0
objects=()
for source in report/platform_windows.c tests/report/platform_test.c \
    tests/cross/unit.c; do
    object=$place/$(basename "$source" .c).o
    "$compiler" "${flags[@]}" -O2 -c "$source" -o "$object" || failed=1
    objects+=("$object")
done
"$compiler" "${objects[@]}" -o "$place/platform_test.exe" -lcomdlg32 ||
    failed=1

mapfile -t sources < <(find report odf filters cli -name '*.c' \
    -not -name 'platform_*.c' -not -path 'cli/portable/*' | sort)
[ -e "$headers/freexl.h" ] || echo "skipped: odfgx-xls, without libfreexl-dev"
[ -e "$headers/xlsxwriter.h" ] ||
    echo "skipped: odfgx-xlsx, without libxlsxwriter-dev"
compile() { # $@: the compiler and its flags; the last one is a source
    "$@" -fsyntax-only || printf '%s\n' "${@: -1}" >>"$place/failed"
}
export -f compile
export place
: >"$place/failed"
for source in "${sources[@]}"; do
    case $source in
    filters/xls/*) [ -e "$headers/freexl.h" ] || continue ;;
    odf/xlsx/*) [ -e "$headers/xlsxwriter.h" ] || continue ;;
    esac
    printf '%s\0' "$source"
done | tee "$place/sources" | xargs -0 -P "$(nproc)" -n 1 bash -c \
    'compile "$@"' compile "$compiler" "${flags[@]}"
count=$(tr -cd '\0' <"$place/sources" | wc -c)
bad=$(wc -l <"$place/failed")
sed 's/^/does not compile: /' "$place/failed"
[ "$bad" -eq 0 ] || failed=1
echo "for Windows $((count - bad)) of $count sources compile, beside" \
    "platform_windows.c"

wine=$(command -v wine64 wine /usr/lib/wine/wine64 | head -n 1)
if [ -z "$wine" ]; then
    echo "skipped: trying platform_windows.c, without wine"
elif [ $failed -eq 0 ]; then
    # In a locale whose names of files are UTF-8.
    LC_ALL=C.UTF-8 WINEPREFIX=$(realpath "$place")/wine WINEDEBUG=-all \
        "$wine" "$place/platform_test.exe" || failed=1
fi
exit $failed

#!/usr/bin/env bash
# Holds the rooms apart: report <- odf <- filters <- cli, never back; and
# holds the form and the system out of the code.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0

fail() {
    printf '%s\n' "$1"
    failed=1
}

# $1: the room, $2: what its quoted includes may begin with
may_include() {
    local wrong
    wrong=$(find "$1" -name '*.[ch]' -exec grep -nH '^#include "' {} + |
        grep -Ev ":#include \"($2)" || true)
    [ -z "$wrong" ] || fail "$1 may include only ($2):
$wrong"
}

may_include report 'report/'
may_include odf '(report|odf)/'
may_include filters '(report|odf|filters)/'
# The calls of the system are below all rooms.
may_include cli '(report/(odfgx|platform)\.h"|cli/)'

while IFS= read -r file; do
    if grep -nH '"filters/match/\|"report/form\|"report/report' "$file"; then
        fail "$file: a format knows no form"
    fi
done < <(find filters -name '*.[ch]' -not -path 'filters/match/*')

for file in filters/match/*.[ch]; do
    if grep -nH '"odf/package\|"odf/part\|"filters/' "$file" |
        grep -v '"filters/match/\|"filters/mark\.h"'; then
        fail "$file: matching knows no format"
    fi
done

# A format is a file of its name, with a folder where it has many parts.
formats=(docx html ods odt flat opendocument text xls xlsx)
for format in "${formats[@]}"; do
    case $format in
    ods | odt | flat) own='ods|odt|flat|opendocument' ;;
    *) own=$format ;;
    esac
    others=$(printf '%s\n' "${formats[@]}" | grep -Evx "$own" | paste -sd '|')
    if find filters -path "filters/$format.[ch]" -o \
        -path "filters/$format/*.[ch]" |
        xargs grep -nHE "\"filters/($others)(/|\.h)"; then
        fail "$format includes another format"
    fi
done

# ISO C's headers (C11, 7.1.2), and those of the libraries: what else there is
# of a system stands in report/platform_*.c. The launcher of the portable archive
# has no C library.
iso='assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale|math'
iso+='|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio'
iso+='|stdlib|stdnoreturn|string|tgmath|time|uchar|wchar|wctype'
libraries='getopt|zip|expat|libxml/[a-zA-Z]+|jansson|utf8proc|iconv|libintl|sha2'
libraries+='|freexl|xlsxwriter'
if find report odf filters cli -name '*.[ch]' \
    -not -path 'report/platform_*.c' -not -path 'cli/portable/*' \
    -exec grep -nH '^ *# *include *<' {} + |
    grep -Ev "<($iso|$libraries)\.h>"; then
    fail "a header of the system stands elsewhere than in report/platform_*.c"
fi

# Both systems have the same functions.
platform() {
    grep -oE '^[a-z][a-z0-9_ *]*\bodfgx_platform_[a-z_]+\(' "$1" |
        grep -oE 'odfgx_platform_[a-z_]+\(' | sort
}
for system in posix windows; do
    if ! diff <(platform report/platform.h) \
        <(platform report/platform_$system.c); then
        fail "report/platform_$system.c is not what report/platform.h declares"
    fi
done

if find templates -name '*.[ch]' | grep .; then
    fail "templates/ holds no code"
fi

# All code without its comments, each line with its file.
code() {
    find report odf filters cli -name '*.[ch]' | while IFS= read -r file; do
        cc -fpreprocessed -dD -E -P "$file" 2>/dev/null | sed "s|^|$file: |"
    done
}

# Labels, names and rules of the form in string literals.
words=$(grep -hoE '(label|name|heading|corner)="[^"]{3,}"' \
    templates/annual-2021/form.xml | sed 's/^[a-z]*="//; s/"$//' | sort -u)
rules=$(grep -oE '<rule id="[^"]+"' templates/annual-2021/form.xml |
    sed 's/.*="//; s/"$//')
# What stands for an option's argument in the help is no id of a rule.
literals=$(code | grep '"' | grep -v '\.argument = ')
while IFS= read -r word; do
    if grep -F -- "\"$word\"" <<<"$literals"; then
        fail "a word of the form stands in C: $word"
    fi
done <<<"$words
$rules"

[ $failed -eq 0 ] && echo "the rooms are apart"
exit $failed

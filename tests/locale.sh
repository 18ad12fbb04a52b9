#!/usr/bin/env bash
# The same bytes come out in whatever locale the program runs: on standard
# output and error with the language fixed, and in the document.
#
#   locale.sh PROGRAM FOLDER SEEDS
#
# Locales are made in FOLDER and kept there; SEEDS has folders of documents.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
locales=$(realpath "$2") seeds=$(realpath "$3")
cd "$(dirname "$0")/.."
names=(zh_CN.GB18030 tr_TR.UTF-8 de_DE.UTF-8)
if [ ! -f /usr/share/i18n/locales/zh_CN ]; then
    echo "skipped: no sources of locales (package locales)"
    exit 77
fi
export LOCPATH=$locales
for name in "${names[@]}"; do
    [ -d "$locales/$name" ] ||
        localedef -i "${name%.*}" -f "${name#*.}" "$locales/$name"
    [ "$(LC_ALL=$name locale charmap)" = "${name#*.}" ] || {
        echo "the locale $name is not to be had"
        exit 1
    }
done
# That they are in effect: a decimal comma.
[ "$(LC_ALL=de_DE.UTF-8 locale decimal_point)" = , ]

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp samples/*.ods "$scratch/"
cd "$scratch"
printf 'no document' > 某.ods
unset LANGUAGE LC_CTYPE LC_NUMERIC LC_MESSAGES
export SOURCE_DATE_EPOCH=1700000000

# $1: a folder for what comes of all commands, in both languages
run_all() {
    local count=0 language line
    mkdir "$1"
    while read -r line; do
        for language in zh en; do
            count=$((count + 1))
            # shellcheck disable=SC2086
            "$program" $line --lang $language --color never \
                > "$1/$count.stdout" 2> "$1/$count.stderr" || true
            echo "odfgx $line --lang $language" > "$1/$count.line"
        done
    done < lines
    "$program" fill -q good.ods -o "$1/report.odt"
}

cat > lines <<'LINES'
extract good.ods
extract --format csv wrong.ods
extract --explain good.ods
check good.ods wrong.ods
check --format json good.ods wrong.ods
check -v wrong.ods
cells good.ods
cells --format ndjson wrong.ods
check 某.ods
cells missing.ods
rules
rules -v
form show
template new -o -
new --agency 甲县 --year 2024 -o -
fill good.ods -o -
fill wrong.ods -o -
fill wrong.ods --draft -o -
LINES
for format in xlsx docx odt flat html text; do
    mkdir $format
    cp "$seeds/$format"/* $format/
    printf 'cells %s\n' $format/* >> lines
done

LC_ALL=C run_all C
[ -s C/report.odt ] && [ "$(cat C/*.stdout | wc -c)" -gt 100000 ]
# That the language is told by --lang alone.
grep -q 错误 C/7.stdout && ! grep -q 错误 C/8.stdout
failed=0
files=(C/*)
for name in "${names[@]}"; do
    LC_ALL=$name run_all "$name"
    for file in "${files[@]}"; do
        cmp -s "$file" "$name/${file#C/}" && continue
        echo "$name: other bytes in ${file#C/}: $(cat "${file%.*}.line")"
        diff -a "$file" "$name/${file#C/}" | head -5
        failed=1
    done
done
[ $failed -eq 0 ] && echo "${#files[@]} files are the same in ${#names[@]} locales"
exit $failed

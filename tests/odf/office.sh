#!/usr/bin/env bash
# LibreOffice reads the sample report back: every figure under its bookmark,
# every paragraph of prose, and the pages of a PDF. $1: the program.
# LibreOffice exits 0 whatever happens: what counts is the text it wrote.
set -euo pipefail
program=$1
cd "$(dirname "$0")/../.."
command -v soffice >/dev/null || {
    echo "skipped: no soffice"
    exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

convert() {
    timeout -k 2 120 soffice --headless --infilter=writer8 \
        "-env:UserInstallation=file://$folder/profile" \
        --convert-to "$1" --outdir "$folder" "$folder/report.odt" \
        >"$folder/log" 2>&1
}

"$program" fill -q samples/good.ods -o "$folder/report.odt"

convert fodt
"$program" extract --format csv samples/good.ods |
    sed -n 's/^\([a-z_]*\.[a-z_.]*\),\([0-9.]*\),.*/\1 \2/p' |
    sort >"$folder/expected"
tr -d '\n' <"$folder/report.fodt" |
    grep -o '<text:bookmark-start text:name="[^"]*"/>[0-9.]*<text:bookmark-end' |
    sed 's/.*name="\([^"]*\)"\/>\([0-9.]*\)<.*/\1 \2/' |
    grep -v '^year ' | sort >"$folder/found"
[ "$(wc -l <"$folder/expected")" -ge 200 ]
diff "$folder/expected" "$folder/found"

convert 'txt:Text (encoded):UTF8'
"$program" extract samples/good.ods |
    sed -n '/"sections"/,/^  }/s/^ *"\(.*[^"]\)",\{0,1\}$/\1/p' |
    sed 's/"$//' | grep -v '": \[' >"$folder/prose"
[ "$(wc -l <"$folder/prose")" -ge 5 ]
while read -r paragraph; do
    grep -qF "$paragraph" "$folder/report.txt" || {
        echo "not found: $paragraph"
        exit 1
    }
done <"$folder/prose"

convert pdf
grep -q '^%PDF' "$folder/report.pdf"
echo "200 figures and all prose in place"

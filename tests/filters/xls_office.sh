#!/usr/bin/env bash
# LibreOffice saves workbooks as .xls: the samples, an empty one, whose totals
# are formulas, and the real ones that lie beside the project. From each the
# same figures and the same prose are read as from the .ods. $1: the program.
set -euo pipefail
program=$1
cd "$(dirname "$0")/../.."
command -v soffice >/dev/null || {
    echo "skipped: no soffice"
    exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/ods" "$folder/xls"

cp samples/good.ods samples/wrong.ods "$folder/ods"
"$program" new --agency 某某街道办事处 --year 2025 -o "$folder/ods/blank.ods"
found=no
for file in ../shared/real/*.ods; do
    [ -f "$file" ] && cp "$file" "$folder/ods" && found=yes
done
[ $found = yes ] || echo "skipped: no ../shared/real"

# LibreOffice exits 0 whatever happens: what counts is what it wrote.
timeout -k 2 120 soffice --headless --infilter=calc8 \
    "-env:UserInstallation=file://$folder/profile" \
    --convert-to 'xls:MS Excel 97' --outdir "$folder/xls" "$folder"/ods/*.ods \
    >"$folder/log" 2>&1

# What was read, without the names of files and the texts as stored.
read_report() {
    "$program" extract --format csv "$1" | cut -d, -f1,2
    "$program" extract "$1" |
        sed -n '/"agency"/p; /"year"/p; /"sections"/,/^  }/p'
}

count=0
for file in "$folder"/ods/*.ods; do
    name=$(basename "$file" .ods)
    read_report "$file" >"$folder/expected"
    read_report "$folder/xls/$name.xls" >"$folder/found"
    [ "$(wc -l <"$folder/expected")" -gt 200 ]
    diff "$folder/expected" "$folder/found" || {
        echo "$name.xls: not the same"
        exit 1
    }
    count=$((count + 1))
done
echo "$count workbooks say the same as .xls"

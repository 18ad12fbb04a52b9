#!/usr/bin/env bash
# LibreOffice saves drawn reports again, each in every format of its kind: all
# 200 figures of each file must be read as they were drawn.
# $1: odfgx; $2: draw; $3: how many seeds, else 3; $4: draw only this format.
# LibreOffice exits 0 whatever happens: what counts is the file it wrote.
set -euo pipefail
program=$1
draw=$2
seeds=${3:-3}
only=${4:-}
command -v soffice >/dev/null || {
    echo "skipped: no soffice"
    exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The filters of LibreOffice by extension.
declare -A filters=(
    [odt]='writer8' [ott]='writer8_template' [docx]='MS Word 2007 XML'
    [fodt]='OpenDocument Text Flat XML' [html]='HTML (StarWriter)'
    [ods]='calc8' [ots]='calc8_template' [xlsx]='Calc MS Excel 2007 XML'
    [fods]='OpenDocument Spreadsheet Flat XML'
)

# Draws documents of a format until there are enough. LibreOffice shows the
# hidden words of a page, and writes deleted words into one, so that none with
# such words is drawn where a page is read or written.
draw_all() {
    local format=$1 folder=$2 seed=0 count=0
    rm -rf "$folder"
    mkdir "$folder"
    while [ "$count" -lt "$seeds" ]; do
        "$draw" "$seed" "$format" "$folder/$seed.$format" \
            >"$folder/$seed.csv" 2>"$folder/$seed.shape"
        count=$((count + 1))
        if [[ "$folder" = *html* ]] && grep -q tracked "$folder/$seed.shape"
        then
            rm "$folder/$seed.$format"
            count=$((count - 1))
        fi
        seed=$((seed + 1))
    done
}

# Saves all drawn documents of one format in another.
save_all() {
    local filter=${filters[$2]}
    [[ "$1 $2" =~ (ods|xlsx)" html" ]] && filter='HTML (StarCalc)'
    timeout -k 5 300 soffice --headless --infilter="${filters[$1]}" \
        "-env:UserInstallation=file://$folder/profile" \
        --convert-to "$2:$filter" --outdir "$3/saved" \
        "$3"/*."$1" >"$folder/log" 2>&1
}

# How many figures of a file are as they were drawn.
count_right() {
    "$program" extract --format csv "$2" 2>"$folder/complaint" |
        awk -F, 'NR == FNR { drawn[$1] = $2; next }
                 ($1 in drawn) && drawn[$1] == $2 && $2 != "" { right++ }
                 END { print right + 0 }' "$1" - || true
}

failed=0
documents=0
figures=0
compare_all() {
    local drawn seed right all=0 count=0
    for drawn in "$3"/*."$1"; do
        seed=$(basename "$drawn" ".$1")
        right=$(count_right "$3/$seed.csv" "$3/saved/$seed.$2")
        count=$((count + 1))
        all=$((all + right))
        [ "$right" -eq 200 ] && continue
        failed=1
        echo "$1 saved as $2: $right of 200 figures right:" \
            "seed $seed, $(sed 's/.*: //' "$3/$seed.shape");" \
            "$(head -n 1 "$folder/complaint")"
    done
    documents=$((documents + count))
    figures=$((figures + all))
    echo "$1 saved as $2: $count documents, $all figures right"
}

# $1: formats that are drawn; the others: what they are saved as.
for_kind() {
    local source target
    for source in $1; do
        [ -n "$only" ] && [ "$only" != "$source" ] && continue
        for target in "${@:2}"; do
            draw_all "$source" "$folder/$source-$target"
            save_all "$source" "$target" "$folder/$source-$target"
            compare_all "$source" "$target" "$folder/$source-$target"
        done
    done
}

for_kind 'ods xlsx' ods ots fods xlsx html
for_kind 'odt docx html' odt ott fodt docx html
echo "$figures of $((documents * 200)) figures right in $documents documents"
exit "$failed"

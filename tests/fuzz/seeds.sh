#!/usr/bin/env bash
# Makes the seeds of the fuzz targets, OUT/TARGET/NAME, and their dictionaries,
# OUT/TARGET.dict: from seeds/, the inputs of the end-to-end cases, the form
# and the samples.
#
#   seeds.sh PROGRAM PACK DRAW OUT
set -euo pipefail
export LC_ALL=C.UTF-8
program=$(realpath "$1") pack=$(realpath "$2") draw=$(realpath "$3")
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
mkdir -p "$4"
out=$(cd "$4" && pwd)
targets=(package ods xlsx xls docx odt flat html text match template prose
    expression)
for target in "${targets[@]}"; do
    rm -rf "${out:?}/$target"
    mkdir "$out/$target"
done

# What is written down for the formats: folders are packed.
for seed in "$here"/seeds/*/*; do
    name=${seed##*/} format=${seed%/*}
    format=${format##*/}
    if [ -d "$seed" ]; then
        "$pack" "$out/$format/$name.$format" "$seed"
    else
        cp "$seed" "$out/$format/$name"
    fi
done

# The same in other encodings.
iconv -f UTF-8 -t UTF-16LE "$here/seeds/text/tabs.txt" > "$out/text/utf-16.txt"
iconv -f UTF-8 -t GB18030 "$here/seeds/text/tabs.txt" > "$out/text/gb18030.txt"
sed 's/utf-8/gb2312/' "$here/seeds/html/tables.html" |
    iconv -f UTF-8 -t GB18030 > "$out/html/gb18030.html"

# Workbooks and templates of the end-to-end cases.
for seed in "$root"/tests/cases/inputs/*; do
    name=${seed##*/}
    case $name in
    *.ods.txt) "$pack" "$out/match/${name%.txt}" "$seed" ;;
    *.odt)
        "$pack" "$out/template/$name" "$seed"
        "$pack" "$out/odt/$name" "$seed"
        ;;
    esac
done
cp "$out/match/tables.ods" "$out/ods/"

# What the program makes, and the samples.
"$program" new --agency 甲县人民政府 --year 2024 -o "$out/match/new.ods" --force
"$program" template new -o "$out/template/own.odt" --force
"$program" fill "$root/samples/good.ods" -o "$out/match/filled.odt" --force \
    > "$out/fill.log" 2>&1
cp "$root"/samples/*.ods "$out/match/"

# Reports that are drawn.
for format in ods xlsx docx odt html txt; do
    "$draw" 1 $format "$out/match/drawn.$format" > "$out/draw.log" 2>&1
done

# Prose: the examples of the form, in each of its sections; its sums and
# patterns.
prose=$root/templates/annual-2021/prose.xml
grep -oP '(?<=>)[^<>]+(?=</(yes|no)>)' "$prose" | split -l 12 - "$out/prose/"
for seed in "$out"/prose/*; do
    awk '{ for (i = 0; i < 7; i++) print }' "$seed" > "$seed.txt"
    rm "$seed"
done
grep -oE ' (value|of)="[^"]+' "$prose" | sed 's/.*"//' | sort -u |
    split -l 1 - "$out/expression/sum."
grep -oP '(?<=<says>).*(?=</says>)' "$prose" | grep '[][@~^]' |
    split -l 1 - "$out/expression/pattern."
for seed in "$out"/expression/pattern.*; do
    grep -oP '(?<=<yes>).*(?=</yes>)' "$prose" | tail -n 40 >> "$seed"
done

# Archives of all formats, and parts alone.
cp "$out"/ods/* "$out"/xlsx/* "$out"/docx/* "$out"/odt/tables.odt \
    "$out"/flat/* "$out/package/"

# A dictionary is in ASCII.
escape() {
    perl -pe 's/([\x80-\xFF])/sprintf "\\x%02X", ord $1/ge' > "$out/$1.dict"
}

# Of each format its own, and the labels of the form where it is matched.
for name in ods xlsx xls docx odt html text; do
    escape $name < "$here/$name.dict"
done
cat "$here"/{ods,xlsx,docx}.dict | escape package
cat "$here"/{ods,odt}.dict | escape flat
{
    grep -oE '(label|name|heading|corner)="[^"]+"' \
        "$root/templates/annual-2021/form.xml" |
        sed -E 's/^[a-z]*=//' | sort -u
    printf '"%s"\n' 单位名称 报告年度 总计 合计 年度 件 万元 一、 （一） '1.'
    cat "$here/ods.dict"
} | escape match
{
    # A tag is as long as a value's id.
    grep -oE ' id="[^"]+"' "$root/templates/annual-2021/form.xml" |
        sed 's/^ id=//' | sort -u
    printf '"%s"\n' '{{' '}}' '{{#' '{{/' agency year title
    cat "$here/odt.dict"
} | escape template
{
    grep -oP '(?<= list=")[^"]+' "$prose" | tr ' ' '\n' | sort -u |
        sed 's/.*/"&"/'
    printf '"%s"\n' 件 万元 元 % 30 2022年 2023年 一百二十三 ， 。 、 （ ）
} | escape prose
{
    grep -oE ' id="[^"]+"' "$root/templates/annual-2021/form.xml" |
        sed 's/^ id=//' | sort -u
    printf '"%s"\n' ' + ' ' - ' ' | ' '.*' '[' ']' '|' '@' '~' '^' … 2022年
} | escape expression

#!/bin/sh
# Makes the pictures of the READMEs anew: samples/pictures/make.sh PROGRAM
#
# Needs LibreOffice, pdftoppm (poppler-utils), ImageMagick, Chromium. Free fonts
# stand in for the official ones (../fonts.conf).
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")"
pictures=$PWD
samples=$(dirname "$PWD")
FONTCONFIG_FILE=$samples/fonts.conf
export FONTCONFIG_FILE
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# Draws all pages of a document: draw DOCUMENT NAME DOTS-PER-INCH
draw() {
    timeout -k 10 180 soffice --headless \
        "-env:UserInstallation=file://$scratch/profile" \
        --convert-to pdf "$1" >/dev/null
    pdf=$(basename "$1")
    pdftoppm -r "$3" -png "${pdf%.*}.pdf" "$2"
}

# Few colours make small files: shrink NAME
shrink() {
    options="-strip +dither -colors 96 -define png:compression-level=9"
    # shellcheck disable=SC2086 # a list of words
    convert "$1.png" $options "$pictures/$1.png"
}

"$program" fill "$samples/good.ods" -o report.odt
draw report.odt page 62
montage page-*.png -tile 2x2 -geometry +5+5 -background '#888' report.png
shrink report

draw "$samples/good.ods" good 80
convert good-4.png -trim -bordercolor white -border 12 workbook.png
shrink workbook

draw "$samples/wrong.ods" wrong 70
convert wrong-6.png -trim -bordercolor white -border 12 equations.png
shrink equations

# The page names the file as it is called: without a folder.
cp "$samples/wrong.ods" wrong.ods
"$program" check --lang zh wrong.ods --annotate marked.ods >/dev/null || true
draw marked.ods marked 80
convert marked-6.png -trim -bordercolor white -border 12 marked.png
shrink marked

"$program" check --lang zh wrong.ods --format html >page.html || true
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars \
    --window-size=1200,1500 --screenshot=page.png page.html >/dev/null 2>&1
convert page.png -resize 70% page.png
shrink page

# The page of a file that is opened with the mouse: its top.
mkdir dropped
cp "$samples/wrong.ods" dropped/年报.ods
(cd dropped && HOME=$scratch "$program" --lang zh -q open 年报.ods) >/dev/null || true
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars \
    --window-size=1200,900 --screenshot=dropped.png \
    "file://$scratch/dropped/odfgx-检查结果.html" >/dev/null 2>&1
convert dropped.png -resize 70% dropped.png
shrink dropped

#!/bin/sh
# Draws the icons anew from their .svg: plugin/icons/draw.sh
# Needs rsvg-convert (librsvg2-bin), or else ImageMagick.
set -eu
cd "$(dirname "$0")"
draw() { # NAME SIZE OUT
    if command -v rsvg-convert >/dev/null; then
        rsvg-convert -w "$2" -h "$2" -o "$3" "$1.svg"
    else
        convert -background none -density 1152 "$1.svg" -resize "$2x$2" -strip \
            -define png:exclude-chunks=date,time "$3"
    fi
}
for icon in *.svg; do
    name=${icon%.svg}
    if [ "$name" = odfgx ]; then
        draw "$name" 64 odfgx.png
        continue
    fi
    draw "$name" 16 "${name}_16.png"
    draw "$name" 26 "${name}_26.png"
done

#!/bin/bash
# Makes the pictures of the extension in the office suite anew:
#
#   samples/pictures/office.sh BUILD-FOLDER [OUT-FOLDER]
#
# Needs what tests/extension/run needs, with libreoffice-gtk3 and openbox. As
# root the pictures show a home of their own, /home/年报; else a temporary one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" = 0 ] && [ "${1:-}" != --inside ]; then
    exec unshare --mount bash "$0" --inside "$@"
fi
if [ "${1:-}" = --inside ]; then
    shift
    mount -t tmpfs none /home
fi
root=$(realpath "$here/../..")
build=$(realpath "${1:?usage: office.sh BUILD-FOLDER [OUT-FOLDER]}")
out=$(realpath "${2:-$here}")
here=$root/tests/extension # where window.sh finds its own
cmake --build "$build" --target odfgx odfgx_extras oxt >/dev/null
export LC_ALL=C.UTF-8

scratch=$(mktemp -d)
chmod 755 "$scratch"
artefacts=$scratch/seen
mkdir "$artefacts"
started=()
finish() {
    for process in "${started[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    rm -rf "$scratch"
}
trap finish EXIT
home=$scratch/年报
[ "$(id -u)" != 0 ] || home=/home/年报
work=$home
mkdir -p "$home"
profile=$home/.config/libreoffice/4/user
plain=()
[ "$(id -u)" != 0 ] ||
    plain=(setpriv --reuid=65534 --regid=65534 --clear-groups)
user() {
    "${plain[@]}" env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 \
        XDG_RUNTIME_DIR="$home" ${SOFFICE_ENV+"${SOFFICE_ENV[@]}"} "$@"
}
own() {
    [ "$(id -u)" != 0 ] || chown -R 65534:65534 "$home"
}
# shellcheck source=../../tests/extension/window.sh
. "$here/window.sh"

cp "$root/samples/fonts.conf" "$build"/odfgx-*.oxt "$scratch/"
chmod 644 "$scratch"/*.oxt "$scratch/fonts.conf"
FONTCONFIG_FILE=$scratch/fonts.conf SAL_USE_VCLPLUGIN=gtk3
export FONTCONFIG_FILE SAL_USE_VCLPLUGIN
own
user timeout -k 2 60 soffice --headless --terminate_after_init >/dev/null 2>&1
user timeout -k 2 60 unopkg add "$scratch"/odfgx-*.oxt </dev/null >/dev/null 2>&1
display_start
window_language zh-CN

# Few colours make small files: keep NAME [CROP]
keep() {
    window_shot "$1"
    # shellcheck disable=SC2086 # a list of words
    convert "$artefacts/$1.png" ${2:+-crop $2 +repage} -strip +dither \
        -colors 128 -define png:compression-level=9 "$out/$1.png"
}

cp "$root/samples/wrong.ods" "$home/年报填报表.ods"
own
window_start "$home/年报填报表.ods"
keep office-toolbar 1280x330+0+0
window_button 1
window_wait 新建填报表
sleep 1
keep office-new 1280x640+0+0
xdotool key Escape
window_gone 新建填报表
window_button 6
window_wait 设置
sleep 1
keep office-settings 1280x640+0+0
xdotool key Escape
window_gone 设置
window_button 2
window_wait 政府信息公开年报
sleep 1
keep office-findings
window_end

cp "$root/samples/good.ods" "$home/年报填报表.ods"
own
window_start "$home/年报填报表.ods"
window_button 4
window_wait 政府信息公开年报
sleep 1
keep office-filled 1280x640+0+0
xdotool key Return
window_wait 年报填报表.odt
xdotool windowmove "$found" 0 0 windowsize "$found" 1280 850
sleep 3
keep office-report
window_end

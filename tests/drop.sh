#!/usr/bin/env bash
# Files that are dropped on the program, as a file manager does it, and what is
# installed for that.
#
#   drop.sh PROGRAM UNIT
#
# UNIT: the systemd unit of a watched folder, as it is installed. Each part
# says what it tried, or that it was skipped for a tool that is not there.

set -u
export LC_ALL=C.UTF-8
program=$(realpath "$1") unit=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
entries=$here/../cli/desktop
samples=$here/../samples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"
export HOME=$scratch/home XDG_DATA_HOME=$scratch/data
export XDG_CONFIG_HOME=$scratch/config
unset DISPLAY WAYLAND_DISPLAY XDG_STATE_HOME XDG_CURRENT_DESKTOP
mkdir "$HOME"
failed=0

fail() {
    printf 'FAILED: %s\n' "$1"
    failed=1
}

has() {
    command -v "$1" > /dev/null && return
    echo "skipped: $2: there is no $1"
    return 1
}

# Waits until the file $1 has something in it.
await() {
    local tries
    for ((tries = 0; tries < 100; tries++)); do
        [ -s "$1" ] && return
        sleep 0.1
    done
    fail "$1 is written"
}

# ------------------------------------------------------------ what is installed

if has desktop-file-validate 'the entries are valid'; then
    said=$(desktop-file-validate "$entries"/*.desktop 2>&1)
    [ -z "$said" ] || fail "the entries are valid: $said"
    echo 'the entries are valid: done'
fi

if has xmllint 'the icons are well-formed'; then
    xmllint --noout "$entries"/*.svg || fail 'the icons are well-formed'
    echo 'the icons are well-formed: done'
fi

if has systemd-analyze 'the unit is valid'; then
    mkdir -m 700 "$scratch/runtime"
    sed "s|^ExecStart=[^ ]*|ExecStart=$program|; /^Documentation=/d" \
        "$unit" > "$scratch/odfgx-watch@.service"
    said=$(XDG_RUNTIME_DIR=$scratch/runtime systemd-analyze verify --user \
        "$scratch/odfgx-watch@.service" 2>&1) || fail "the unit: $said"
    [ -z "$said" ] || fail "the unit is valid: $said"
    sed -i 's/^LockPersonality=.*/LockPersonality=perhaps/' \
        "$scratch/odfgx-watch@.service"
    said=$(XDG_RUNTIME_DIR=$scratch/runtime systemd-analyze verify --user \
        "$scratch/odfgx-watch@.service" 2>&1)
    [ -n "$said" ] || fail 'an invalid unit would be told'
    echo 'the unit is valid: done'
fi

# What opens a workbook when no default was chosen: never odfgx.
if has update-desktop-database 'no file opens in odfgx by default' &&
    has xdg-mime 'no file opens in odfgx by default'; then
    mkdir -p "$scratch/share/applications"
    cp "$entries"/*.desktop "$scratch/share/applications"
    types=$(sed -n 's/^MimeType=//p' "$entries"/z-odfgx-open.desktop)
    for office in libreoffice-calc wps-office-et yozo-office; do
        printf '[Desktop Entry]\nType=Application\nName=%s\nExec=true %%f\n' \
            "$office" > "$scratch/share/applications/$office.desktop"
        printf 'MimeType=%s\n' "$types" \
            >> "$scratch/share/applications/$office.desktop"
        update-desktop-database "$scratch/share/applications"
        for type in ${types//;/ }; do
            chosen=$(XDG_DATA_DIRS=$scratch/share xdg-mime query default \
                "$type")
            [ "$chosen" = "$office.desktop" ] || fail "$type opens in $chosen"
        done
        rm "$scratch/share/applications/$office.desktop"
    done
    echo 'no file opens in odfgx by default: done'
fi

# -------------------------------------------------------------------- launching

# Programs that say how they were called.
mkdir "$scratch/bin"
for name in xdg-open notify-send zenity; do
    cat > "$scratch/bin/$name" <<END
#!/bin/sh
printf '%s\n' "\$@" > "$scratch/$name.said"
END
    chmod +x "$scratch/bin/$name"
done
PATH=$scratch/bin:$PATH

# A program that lies anywhere, as that of the portable archive.
odd="$scratch/便携 \"版\" \$50% \\ #1"
mkdir "$odd" "$scratch/报告 #1 50%"
ln "$program" "$odd/odfgx" 2> /dev/null || cp "$program" "$odd/odfgx"
for helper in odfgx-xls odfgx-xlsx; do
    [ -e "${program%/*}/$helper" ] && ln -s "${program%/*}/$helper" "$odd/"
done
cp "$samples/good.ods" "$scratch/报告 #1 50%/年 报.ods"
"$odd/odfgx" -q desktop install || fail 'the entry is put into the menu'
entry=$XDG_DATA_HOME/applications/odfgx.desktop
if has gio 'a file is dropped on the entry of the menu'; then
    DISPLAY=:99 gio launch "$entry" "$scratch/报告 #1 50%/年 报.ods" \
        > "$scratch/log" 2>&1
    await "$scratch/xdg-open.said"
    await "$scratch/notify-send.said"
    [ "$(cat "$scratch/xdg-open.said")" = \
        "$scratch/报告 #1 50%/odfgx-检查结果.html" ] || fail 'the page is shown'
    [ -s "$scratch/报告 #1 50%/年 报.odt" ] || fail 'the report is written'
    grep -q 'reports written: 1' "$scratch/notify-send.said" ||
        fail 'a notice says what came of it'
    echo 'a file is dropped on the entry of the menu: done'
fi
if has desktop-file-validate 'the entry in the menu is valid'; then
    said=$(desktop-file-validate "$entry" 2>&1)
    [ -z "$said" ] || fail "the entry in the menu is valid: $said"
fi
"$odd/odfgx" -q desktop remove
[ -e "$entry" ] && fail 'the entry is taken out of the menu'

# What goes wrong before there is a page is shown in a box.
DISPLAY=:99 "$program" open --form none "$samples/good.ods" 2> /dev/null
await "$scratch/zenity.said"
grep -q 'none/form.xml' "$scratch/zenity.said" || fail 'a box says what is wrong'
# Without a file, as from the menu, one is asked for; none is chosen here.
rm "$scratch/zenity.said"
DISPLAY=:99 "$program" open 2> /dev/null || fail 'no file is chosen'
grep -q -- --file-selection "$scratch/zenity.said" || fail 'files are asked for'
# As by a double click.
rm "$scratch/zenity.said"
DISPLAY=:99 "$program" 2> /dev/null < /dev/null || fail 'a click is no mistake'
grep -q -- --file-selection "$scratch/zenity.said" || fail 'a click asks for files'
# What asks for files may not be there, nor what shows a box.
rm -f "$scratch/notify-send.said"
mkdir "$scratch/few"
ln -s "$scratch/bin/notify-send" "$scratch/few/"
DISPLAY=:99 PATH=$scratch/few "$program" 2> /dev/null < /dev/null
await "$scratch/notify-send.said"
grep -q 'drop the files on odfgx' "$scratch/notify-send.said" ||
    fail 'a notice says what to do'
"$program" 2> /dev/null < /dev/null && fail 'without a display it is a mistake'
echo 'boxes: done'

# ---------------------------------------------- several files that are one report

# The report of figures and of prose, of 甲 and of 乙.
mkdir "$scratch/pairs" "$scratch/apart"
for name in 甲 乙; do
    cp "$samples/figures.xlsx" "$scratch/pairs/$name.xlsx"
    cp "$samples/prose.docx" "$scratch/pairs/$name.docx"
done
"$program" open -q "$scratch/pairs" > /dev/null 2>&1 || fail 'two pairs'
for name in 甲 乙; do
    "$program" verify -q "$scratch/pairs/$name.odt" > /dev/null 2>&1 ||
        fail "the report of $name"
done
before=$(cd "$scratch/pairs" && ls)
"$program" open -q "$scratch"/pairs/* > /dev/null 2>&1 || fail 'all once more'
[ "$(cd "$scratch/pairs" && ls)" = "$before" ] ||
    fail 'what was made is left out, and written again under its name'
# Whose prose it is can't be told here.
cp "$samples/figures.xlsx" "$scratch/apart/甲.xlsx"
cp "$samples/figures.xlsx" "$scratch/apart/乙.xlsx"
cp "$samples/prose.docx" "$scratch/apart/丙.docx"
"$program" open -q "$scratch/apart" > /dev/null 2>&1
[ $? -eq 3 ] || fail 'prose of nobody is no report'
[ -z "$(find "$scratch/apart" -name '*.odt')" ] || fail 'and joins none'
# The one workbook that lacks prose, whatever the names.
rm -r "$scratch/apart/乙.xlsx" "$scratch/apart/"*检查结果*
"$program" open -q "$scratch/apart" > /dev/null 2>&1 || fail 'only one report'
[ -s "$scratch/apart/甲.odt" ] || fail 'it is called as the figures are'
# The prose of another agency.
mkdir "$scratch/others"
cp "$samples/figures.xlsx" "$scratch/others/甲.xlsx"
cat > "$scratch/others/乙.txt" <<END
远山县水利局2025年政府信息公开工作年度报告

一、总体情况

2025年，我局认真贯彻落实条例。

五、存在的主要问题及改进情况

存在一些问题，将改进。

六、其他需要报告的事项

未收取信息处理费。
END
"$program" open -q "$scratch/others" > "$scratch/log" 2>&1
[ $? -eq 3 ] || fail 'the prose of another agency joins nothing'
echo 'several files that are one report: done'

# ----------------------------------------------------- where nothing can be put

# Runs the program as somebody who is not root, to whom all is open.
as_somebody() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}

mkdir -p "$scratch/closed" "$HOME/文档" "$XDG_CONFIG_HOME"
cp "$samples/good.ods" "$scratch/closed/年报.ods"
echo 'XDG_DOCUMENTS_DIR="$HOME/文档"' > "$XDG_CONFIG_HOME/user-dirs.dirs"
cp "$program" "$scratch/odfgx"
chmod -R a+rX "$scratch"
chmod 777 "$HOME/文档"
chmod 555 "$scratch/closed"
if [ "$(id -u)" -ne 0 ] || has setpriv 'a folder that is read only'; then
    as_somebody "$scratch/odfgx" "$scratch/closed/年报.ods" \
        > "$scratch/log" 2>&1 || fail "a folder that is read only: $?"
    [ -s "$HOME/文档/年报.odt" ] || fail 'the report is among the documents'
    grep -q 'put elsewhere' "$HOME/文档/odfgx-检查结果.html" ||
        fail 'the page says so'
    echo 'a folder that is read only: done'
fi
chmod 755 "$scratch/closed"

exit $failed

#!/bin/sh
# Installs what is missing (Debian 12), builds odfgx, makes the sample report
# and shows what is wrong with the wrong workbook. Run it from anywhere.
set -eu
cd "$(dirname "$0")/.."
folder=$PWD/build/demo

packages="build-essential cmake ninja-build pkg-config gettext libzip-dev
libxml2-dev libexpat1-dev libjansson-dev libutf8proc-dev libmd-dev libxlsxwriter-dev
libfreexl-dev"
# What the PDF is drawn with where the official fonts are not.
fonts="fonts-noto-cjk fonts-arphic-ukai"

say() {
    printf '\n== %s\n' "$1"
}

has_office() {
    command -v soffice >/dev/null
}

is_installed() {
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q ' installed$'
}

install_missing() {
    has_office && packages="$packages $fonts"
    missing=
    for package in $packages; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "installing$missing"
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        sudo=$(command -v sudo) || {
            echo "missing:$missing; install them as root and run again" >&2
            exit 1
        }
    fi
    $sudo apt-get update -q
    # shellcheck disable=SC2086 # a list of words
    $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends $missing
}

build() {
    say 'building'
    cmake --preset release -DBUILD_TESTING=OFF
    cmake --build --preset release
}

make_report() {
    say 'samples/good.ods becomes a report'
    mkdir -p "$folder"
    rm -f "$folder/report.pdf"
    build/release/odfgx fill --force samples/good.ods -o "$folder/report.odt"
}

# Findings are what is asked for here: they end with status 1.
show_findings() {
    say 'what is wrong with samples/wrong.ods'
    status=0
    build/release/odfgx check samples/wrong.ods || status=$?
    [ "$status" -eq 1 ]
}

# soffice ends with 0 whatever happens: what counts is the file.
make_pdf() {
    say 'LibreOffice makes a PDF of the report'
    FONTCONFIG_FILE=$PWD/samples/fonts.conf timeout -k 10 180 \
        soffice --headless "-env:UserInstallation=file://$folder/profile" \
        --convert-to pdf --outdir "$folder" "$folder/report.odt" \
        >"$folder/soffice.log" 2>&1 || true
    [ -s "$folder/report.pdf" ] || {
        cat "$folder/soffice.log" >&2
        echo "LibreOffice made no PDF" >&2
        exit 1
    }
}

# On a desktop the report is opened.
show_report() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 0
    command -v xdg-open >/dev/null || return 0
    xdg-open "$folder/report.pdf" >/dev/null 2>&1 || true
}

say_where() {
    say 'done'
    echo "the program        $PWD/build/release/odfgx"
    echo "the workbook       $PWD/samples/good.ods"
    echo "its report         $folder/report.odt"
    if has_office; then
        echo "the same as PDF    $folder/report.pdf"
    else
        echo "LibreOffice would show it as PDF, but it is not installed"
    fi
}

if command -v apt-get >/dev/null; then
    install_missing
fi
build
make_report
show_findings
if has_office; then
    make_pdf
    show_report
fi
say_where

#!/bin/sh
# Installs what is missing (Debian 12), builds odfgx, makes the sample report
# and shows what is wrong with the wrong workbook. Run it from anywhere.
set -eu
cd "$(dirname "$0")/.."

packages="build-essential cmake ninja-build pkg-config gettext libzip-dev
libxml2-dev libexpat1-dev libjansson-dev libutf8proc-dev"

say() {
    printf '\n== %s\n' "$1"
}

is_installed() {
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q ' installed$'
}

install_missing() {
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
    mkdir -p build/demo
    build/release/odfgx fill --force samples/good.ods -o build/demo/report.odt
}

# Findings are what is asked for here: they end with status 1.
show_findings() {
    say 'what is wrong with samples/wrong.ods'
    status=0
    build/release/odfgx check samples/wrong.ods || status=$?
    [ "$status" -eq 1 ]
}

make_pdf() {
    command -v soffice >/dev/null || return 0
    say 'LibreOffice makes a PDF of it'
    soffice --headless "-env:UserInstallation=file://$PWD/build/demo/profile" \
        --convert-to pdf --outdir build/demo build/demo/report.odt \
        >build/demo/soffice.log 2>&1 || {
        cat build/demo/soffice.log >&2
        return 1
    }
}

command -v apt-get >/dev/null && install_missing
build
make_report
show_findings
make_pdf
say 'done'
ls -1 "$PWD"/build/demo/report.*

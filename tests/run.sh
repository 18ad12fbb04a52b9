#!/usr/bin/env bash
# Installs what the tests need (Debian 12, as root or with sudo), builds with
# sanitizers and as released, and passes all tests.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
    build-essential cmake ninja-build pkg-config gettext git
    libzip-dev libxml2-dev libexpat1-dev libjansson-dev libutf8proc-dev libmd-dev
    zlib1g-dev libcunit1-dev libxlsxwriter-dev libfreexl-dev
    clang libclang-rt-14-dev locales perl
    libglpk-dev valgrind time gcovr mandoc python3 strace
    bash-completion zsh fish
    poppler-utils chromium
    fonts-noto-cjk fonts-arphic-ukai
    # The office suite with its windows, and what looks at them.
    libreoffice-calc libreoffice-writer libreoffice-l10n-zh-cn
    xvfb openbox xdotool imagemagick unzip
    # What is installed on a desktop.
    desktop-file-utils appstream libxml2-utils libglib2.0-bin xdg-utils systemd
    # Packages, the interface's documentation, other machines.
    doxygen mmdebstrap lintian
    gcc-mingw-w64-x86-64 gcc-aarch64-linux-gnu qemu-user
)

# Prints the packages that are not installed.
missing_packages() {
    local package
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null |
            grep -q 'install ok installed' || printf '%s\n' "$package"
    done
}

install_packages() {
    local missing sudo=()
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    echo "Installing: ${missing[*]}"
    "${sudo[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# $1: the preset
build_and_test() {
    echo "== $1 =="
    cmake --preset "$1" -DBUILD_TESTING=ON >/dev/null
    cmake --build --preset "$1"
    ctest --preset "$1" --output-on-failure --no-tests=error
}

# $1: what it is about; the rest is run, and says what it skips
stage() {
    echo "== $1 =="
    "${@:2}"
}

install_packages
build_and_test asan
build_and_test release
stage 'the portable archive' tests/portable/run build/release
stage 'the extension' tests/extension/run build/release
stage 'packages' tests/packages/run
stage 'other machines' tests/cross/run
stage 'fuzzing' tests/fuzz/run
stage 'speed' tests/bench/run
tests/coverage.sh

#!/bin/bash
# Runs the examples of a README: readme.sh PROGRAM BUILD-FOLDER DOCUMENT
#
# They are its blocks ```console. A block ```c that begins with a comment
# /* NAME.c is the file of that name. What a reader has in the project's folder
# (samples, templates, build/release) is there; HOME is a folder of their own.
# CFLAGS are those of the build: who links a library that was built with
# sanitizers has to say so, which no reader has to.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
build=$(realpath "$2")
document=$root/$3
# shellcheck source=tests/examples.sh
. "$root/tests/examples.sh"

give_compiler() {
    printf '#!/bin/sh\nexec %s %s "$@"\n' "$(command -v cc)" "${CFLAGS:-}" \
        >"$scratch/bin/cc"
    chmod +x "$scratch/bin/cc"
}

# Copies what examples read and may write beside.
give_files() {
    cp -r "$root/samples" "$root/templates" .
    mkdir build
    ln -s "$build" build/release
    awk '/^```c$/ { name = "?"; next }
        /^```/ { name = "" }
        name == "?" { name = $2 }
        name != "" { print > name }' "$document"
}

examples_begin "$1"
case $3 in
*.zh-CN.md) export LANGUAGE=zh_CN ;;
esac
give_compiler
give_files
examples_run < <(awk '/^```console$/ { inside = 1; next }
    /^```/ { if (inside) print "\f"; inside = 0 }
    inside' "$document")
examples_end

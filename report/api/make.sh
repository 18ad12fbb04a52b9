#!/bin/sh
# Makes the documentation of the interface: make.sh BUILD-FOLDER
#
# Any warning fails, save of members and constants without a comment: where
# the name says it all, there is none.
set -eu
rm -rf "$1/api"
mkdir "$1/api"
doxygen "$1/Doxyfile"
if grep -v -e 'Member .* (variable) of .* is not documented' \
    -e 'Member .* (enumvalue) of .* is not documented' "$1/api/warnings"; then
    exit 1
fi
touch "$1/api/made"

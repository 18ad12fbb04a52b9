#!/usr/bin/env bash
# Prints the line coverage of the product's sources, and fails below 90 %.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== coverage =="
cmake --preset coverage >/dev/null
cmake --build --preset coverage
# Some cases leave no room for files; what gcov says of that is no output.
export GCOV_ERROR_FILE=/dev/null
find build/coverage -name '*.gcda' -delete
ctest --preset coverage --output-on-failure
gcovr --root . --object-directory build/coverage \
    --filter '(report|odf|filters|cli)/.*' --exclude '(odf/embed\.c|cli/completion/.*)' \
    --print-summary --fail-under-line 90 \
    --txt build/coverage/coverage.txt

# tests/examples.sh — runs the examples of a document; for tests to source.
#
# An example is a line "$ COMMAND" and what it prints, up to the next such line
# or to a line that is a form feed. "[...]" in it stands for anything. A command
# without output shown may print anything, but has to succeed. All are run by
# one shell, in a folder of their own, so that one may use what another made.
# shellcheck shell=bash

# $1: the program that examples call odfgx
examples_begin() {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    mkdir "$scratch/bin" "$scratch/work" "$scratch/home"
    ln -s "$(realpath "$1")" "$scratch/bin/odfgx"
    PATH=$scratch/bin:$PATH
    export HOME=$scratch/home LC_ALL=C.UTF-8
    unset LANGUAGE NO_COLOR
    cd "$scratch/work" || exit 1
    failures=0 count=0 command='' expected='' status=0
}

# Whether text $1 is $2, in which "[...]" stands for anything.
matches() {
    local rest=$1 piece
    local -a pieces=('')
    [ -n "$2" ] || { [ -z "$1" ]; return; }
    mapfile -t -d $'\001' pieces < <(printf '%s' "${2//'[...]'/$'\001'}")
    [[ $rest == "${pieces[0]}"* ]] || return
    rest=${rest#"${pieces[0]}"}
    for piece in "${pieces[@]:1}"; do
        [[ $rest == *"$piece"* ]] || return
        rest=${rest#*"$piece"}
    done
    [[ -z $rest || $2 == *'[...]' ]]
}

# Says what an example printed instead of $2.
tell_failure() {
    failures=$((failures + 1))
    echo "\$ $command"
    diff -u <(echo "$2") <(echo "$1")
    [ -n "$2" ] || echo "it ended with $status"
}

# Runs the last command and compares its output with the lines behind it.
finish_example() {
    [ -n "$command" ] || return
    count=$((count + 1))
    local got pattern=${expected%$'\n'} before=$status
    eval "(exit $before); $command" >"$scratch/output" 2>&1 </dev/null
    status=$?
    got=$(<"$scratch/output")
    if [ -n "$pattern" ]; then
        matches "$got" "$pattern" || tell_failure "$got" "$pattern"
    elif [ $status -ne 0 ]; then
        tell_failure "$got" ''
    fi
    command=''
}

# Runs the examples of standard input.
examples_run() {
    local line
    while IFS= read -r line; do
        case $line in
        '$ '*)
            finish_example
            command=${line#'$ '} expected=''
            ;;
        $'\f') finish_example ;;
        *) expected+=$line$'\n' ;;
        esac
    done
    finish_example
}

examples_end() {
    echo "$count examples, $failures failed"
    [ "$failures" -eq 0 ] && [ "$count" -gt 0 ]
}

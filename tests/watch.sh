#!/usr/bin/env bash
# odfgx watch, with a program that runs and files that come, go and break.
#
#   watch.sh PROGRAM
#
# Each part says what it tried. What the office suite saves, and a disk that is
# full, are skipped where there is none.

set -u
export LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
samples=$here/../samples
scratch=$(mktemp -d)
export HOME=$scratch/home
mkdir "$HOME"
failed=0 pid= disk= runner=()

finish() {
    [ -n "$pid" ] && kill -KILL "$pid" 2> /dev/null
    [ -n "$disk" ] && umount "$disk"
    rm -rf "$scratch"
}
trap finish EXIT

fail() {
    printf 'FAILED: %s\n' "$1"
    tail -n 12 "$scratch/log" | sed 's/^/    /'
    failed=1
}

# Watches the folders $@, which are options too.
start() {
    : > "$scratch/log"
    # What runs in the background of a script has SIGINT ignored.
    "${runner[@]}" env --default-signal=INT "$program" watch "$@" > "$scratch/log" 2>&1 &
    pid=$!
    await 'watched$' || fail "it begins"
}

# Waits until the log has $2 (1) lines of the pattern $1.
await() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        [ "$(grep -cE -- "$1" "$scratch/log")" -ge "${2:-1}" ] && return
        sleep 0.1
    done
    return 1
}

expect() {
    await "$1" "${3:-1}" || fail "$2: $1"
}

# Ends the program by the signal $1; nothing may be left of its work.
stop() {
    local status tries
    kill "-$1" "$pid"
    for ((tries = 0; tries < 100; tries++)); do
        kill -0 "$pid" 2> /dev/null || break
        sleep 0.1
    done
    kill -KILL "$pid" 2> /dev/null
    wait "$pid"
    status=$?
    pid=
    [ $status -eq 0 ] || fail "SIG$1 ends it with status 0, not $status"
    [ -z "$(find "$scratch" "$HOME" -name '.odfgx-*')" ] ||
        fail "no temporary file is left"
}

lines() {
    grep -cE -- "$1" "$scratch/log"
}

fresh() {
    folder=$scratch/$1
    mkdir "$folder"
}

# -------------------------------------------------------------- what is saved

fresh 年报
cp "$samples/good.ods" "$folder/旧.ods"
"$program" fill -q "$folder/旧.ods" -o "$folder/旧.odt"
cp "$samples/wrong.ods" "$folder/新.ods"
cp "$samples/good.ods" "$folder/.~lock.x.ods#"
cp "$samples/good.ods" "$folder/~\$x.xlsx"
cp "$samples/good.ods" "$folder/lu123.tmp"
start "$folder"
expect '新\.ods: 6 errors' 'what lies there without a report is checked'
cp "$samples/good.ods" "$folder/新.ods"
expect '新\.ods: no findings; report: .*新\.odt' 'a file that is put right'
[ -e "$folder/新-检查结果.ods" ] && fail 'its marks are taken away'
cp "$samples/wrong.ods" "$folder/$(printf 'a\nb.ods')"
expect 'a b\.ods: 6 errors' 'a name of two lines is printed as one'
cp "$samples/good.ods" "$scratch/x.ods"
mv "$scratch/x.ods" "$folder/移入.ods"
expect '移入\.ods: no findings' 'a file that is moved there'
cp "$samples/wrong.ods" "$scratch/x.ods"
mv "$scratch/x.ods" "$folder/移入.ods"
expect '移入\.ods: 6 errors.*out of date: .*移入\.odt' 'one that is renamed over'
echo text > "$folder/笔记.txt"
expect '笔记\.txt: no table of the form' 'what is no report'
echo edited > "$folder/新.odt"
cp "$samples/good.ods" "$folder/新.ods"
expect '新\.ods: .*新 \(2\)\.odt' 'a report that was edited stays'
[ "$(cat "$folder/新.odt")" = edited ] || fail 'the edited report'
sleep 2
[ "$(lines '旧\.ods|lock|x\.xlsx|\.tmp|检查结果\.ods: |odt: ')" -eq 0 ] ||
    fail 'neither what has a report, nor locks, nor what it wrote itself'
stop TERM
echo 'saved, put right, moved, renamed over, edited: done'

# -------------------------------------------------------------- half and gone

fresh half
start "$folder"
size=$(stat -c %s "$samples/good.ods")
for ((at = 0; at < size; at += 6000)); do
    tail -c +$((at + 1)) "$samples/good.ods" | head -c 6000 \
        >> "$folder/slow.ods"
    sleep 0.4
done
expect 'slow\.ods: no findings' 'a file that grows slowly'
[ "$(lines 'slow\.ods')" -eq 1 ] || fail 'it is told once'
head -c 3000 "$samples/good.ods" > "$folder/cut.ods"
expect 'cut\.ods: the archive is cut short' 'a file that stays cut short'
mv "$folder" "$folder.away"
expect 'the folder is gone' 'a folder that vanishes'
mkdir "$folder"
cp "$samples/good.ods" "$folder/again.ods"
expect 'watched$' 'and comes back' 2
expect 'again\.ods: no findings' 'with a file in it'
stop INT
echo 'half written, cut short, gone and back: done'

# Root may read all: somebody else watches then.
runner=()
if [ "$(id -u)" -eq 0 ]; then
    runner=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
if [ "$(id -u)" -ne 0 ] || command -v setpriv > /dev/null; then
    fresh closed
    chmod 755 "$scratch"
    chmod 777 "$folder"
    mine=$program program=$scratch/odfgx
    cp "$mine" "$program"
    cp "$samples/good.ods" "$folder/closed.ods"
    chmod 0 "$folder/closed.ods"
    start "$folder"
    expect 'closed\.ods: .*ermission' 'a file that may not be read'
    chmod 644 "$folder/closed.ods"
    expect 'closed\.ods: no findings' 'and then may'
    stop TERM
    program=$mine
    echo 'unreadable: done'
else
    echo 'skipped: a file that may not be read: there is no setpriv'
fi
runner=()

# ---------------------------------------------------------- many, and --out

fresh many
start --check --out "$scratch/out" "$folder"
for ((i = 0; i < 200; i++)); do
    cp "$samples/wrong.ods" "$folder/$i.ods"
done
expect 'ods: 6 errors' '200 files at once' 200
[ "$(find "$scratch/out" -name '*-检查结果.ods' | wc -l)" -eq 200 ] ||
    fail 'each has its marked copy'
[ "$(find "$folder" -type f | wc -l)" -eq 200 ] || fail 'nothing beside them'
sleep 2
[ "$(lines 'ods: ')" -eq 200 ] || fail 'each is told once'
stop HUP
start --check --out "$scratch/out" "$folder"
sleep 2
[ "$(lines 'ods: ')" -eq 0 ] || fail 'what was checked is not checked again'
stop TERM
start --check --all --out "$scratch/out" "$folder"
expect 'ods: 6 errors' 'it is at work' 20
stop TERM
[ "$(lines 'ods: ')" -lt 200 ] || fail 'it ends in the midst of its work'
echo '200 at once, in a folder of their own: done'

# ------------------------------------------------------------------- notices

fresh notices
mkdir "$scratch/bin"
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >> "%s"\n' "$scratch/notices.said" \
    > "$scratch/bin/notify-send"
chmod +x "$scratch/bin/notify-send"
PATH=$scratch/bin:$PATH DISPLAY=:99 start "$folder"
cp "$samples/wrong.ods" "$folder/one.ods"
expect 'one\.ods: 6 errors' 'one file'
for ((i = 0; i < 20; i++)); do
    cp "$samples/good.ods" "$folder/$i.ods"
done
expect 'ods: ' 'and many' 21
stop TERM
sleep 1
grep -q 'one.ods: 6 errors' "$scratch/notices.said" || fail 'a notice of one'
grep -q 'files checked: ' "$scratch/notices.said" || fail 'and one of many'
[ "$(wc -l < "$scratch/notices.said")" -lt 60 ] || fail 'not one of each'
echo 'notices: done'

# -------------------------------------------------------------- a full disk

disk=$scratch/disk
mkdir "$disk"
if mount -t tmpfs -o size=200k tmpfs "$disk" 2> /dev/null; then
    start "$disk"
    cp "$samples/wrong.ods" "$disk/voll.ods"
    expect 'voll\.ods: 6 errors' 'a disk with room'
    head -c 1000000 /dev/zero > "$disk/filler" 2> /dev/null
    cp "$samples/wrong.ods" "$folder/x.ods"
    touch "$disk/voll.ods"
    expect 'voll\.ods: .*no room is left' 'a full disk'
    rm "$disk/filler"
    expect 'voll\.ods: 6 errors; 5 warnings; marked copy' 'and room again' 2
    stop TERM
    umount "$disk"
    echo 'a full disk: done'
else
    echo 'skipped: a full disk: none can be made here'
fi
disk=

# ------------------------------------------------------- what it does not take

"$program" watch "$scratch/none" > "$scratch/log" 2>&1
[ $? -eq 3 ] || fail 'a folder that is not there'
grep -q 'none: there is no such folder' "$scratch/log" || fail 'it says so'
echo 'a mistyped folder: done'

# ----------------------------------------------------------- the office suite

# Saves $1 as the suite does when a person does so: by its own name.
office() {
    (cd "$scratch" && timeout -k 2 90 soffice --headless \
        "-env:UserInstallation=file://$scratch/profile" \
        --convert-to "$2" --outdir "$folder" "$1") > /dev/null 2>&1
}

if command -v soffice > /dev/null; then
    fresh office
    start "$folder"
    office "$samples/good.ods" ods
    expect 'good\.ods: no findings; report' 'a workbook that the suite saves'
    office "$samples/wrong.ods" xlsx
    expect 'wrong\.xlsx: .*errors' 'and one of the other kind'
    cp "$folder/good.odt" "$scratch/good.odt"
    office "$scratch/good.odt" odt
    cmp -s "$folder/good.odt" "$scratch/good.odt" &&
        fail 'the suite saves a report with other bytes'
    sleep 3
    [ "$(lines 'good\.odt: ')" -eq 0 ] || fail 'a report that is edited there'
    touch "$folder/good.ods"
    expect 'good\.ods: .*good \(2\)\.odt' 'it is never written over'
    [ "$(lines 'good\.ods: ')" -eq 2 ] || fail 'each save is told once'
    stop TERM
    echo 'the office suite: done'
else
    echo 'skipped: the office suite is not installed'
fi

exit $failed

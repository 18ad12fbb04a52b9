# tests/extension/window.sh — the office suite in a window; for run to source.
# shellcheck shell=bash disable=SC2154,SC2034

window_possible() {
    local tool
    for tool in Xvfb xdotool import convert; do
        command -v $tool >/dev/null || return 1
    done
}

display_start() {
    local number
    Xvfb -displayfd 3 -ac -screen 0 1280x860x24 3>"$scratch/display" 2>/dev/null &
    started+=($!)
    for _ in $(seq 50); do
        sleep 0.1
        number=$(cat "$scratch/display")
        [ -n "$number" ] && break
    done
    export DISPLAY=:$number
    SOFFICE_ENV=("DISPLAY=$DISPLAY" "SAL_USE_VCLPLUGIN=${SAL_USE_VCLPLUGIN:-gen}"
        ${FONTCONFIG_FILE+"FONTCONFIG_FILE=$FONTCONFIG_FILE"})
    if command -v openbox >/dev/null; then
        openbox >/dev/null 2>&1 &
        started+=($!)
    fi
}

# What an office suite asks at its first start, and its language: LANGUAGE.
window_language() {
    python3 - "$profile/registrymodifications.xcu" "$1" <<'PYTHON'
import re, sys
path, language = sys.argv[1:]
settings = {
    ("/org.openoffice.Setup/L10N", "ooLocale"): language,
    ("/org.openoffice.Office.Linguistic/General", "UILocale"): language,
    ("/org.openoffice.Office.Common/Misc", "FirstRun"): "false",
    ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay"): "false",
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion"): "99.0",
}
text = open(path, encoding="utf-8").read()
for (node, name), value in settings.items():
    text = re.sub(rf'<item oor:path="{node}"><prop oor:name="{name}".*?</item>\n?', "", text)
    text = text.replace("</oor:items>",
        f'<item oor:path="{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n</oor:items>')
open(path, "w", encoding="utf-8").write(text)
PYTHON
    own
}

# Waits for a visible window with a name that matches $1; its number is in
# `found`.
window_wait() {
    for _ in $(seq "${2:-80}"); do
        found=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1)
        if [ -n "$found" ]; then
            return 0
        fi
        sleep 0.25
    done
    return 1
}

window_gone() {
    for _ in $(seq 60); do
        xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 || return 0
        sleep 0.25
    done
    return 1
}

# FILE...: opens it in a window that fills the screen.
window_start() {
    local window
    user setsid timeout -k 2 240 soffice --norestore --nologo "$@" \
        >"$scratch/office" 2>&1 &
    office=$!
    started+=("$office")
    window_wait ' (-|—) LibreOffice' 240 || return 1
    window=$found
    sleep 2
    xdotool windowmove "$window" 0 0 windowsize "$window" 1280 850
    sleep 2
    # The first click after the start is lost; this cell has no hint.
    xdotool mousemove 110 250 click 1
    sleep 1
}

window_end() {
    local group
    group=$(ps -o pgid= --ppid "$office" | head -1) || true
    [ -z "$group" ] || kill -TERM -- "-${group// /}" 2>/dev/null || true
    kill "$office" 2>/dev/null || true
    wait "$office" 2>/dev/null || true
    for _ in $(seq 40); do
        [ -e "$profile/.lock" ] || break
        sleep 0.1
    done
    rm -f "$profile/.lock" "$work"/.~lock.*
}

window_shot() {
    import -window root "$artefacts/$1.png"
}

# NUMBER: clicks that button of the toolbar.
window_button() {
    local place
    window_shot toolbar
    place=$("$here/find-button" "$artefacts/toolbar.png" "$1") || return 1
    # shellcheck disable=SC2086 # two numbers
    xdotool mousemove $place sleep 0.3 click 1
}

file_wait() {
    for _ in $(seq 120); do
        [ -e "$1" ] && return 0
        sleep 0.25
    done
    return 1
}

# The buttons, from the left: new, check, next, fill, compare, settings.
in_window() { # LANGUAGE TITLE NEW SETTINGS
    local language=$1 title=$2
    window_language "$language"
    fresh "$language.ods" "$good"
    : >"$scratch/told"
    expect "$language: a window comes" window_start "$work/$language.ods"
    window_shot "$language-toolbar"
    expect "$language: the button for the report is there" window_button 4
    expect "$language: and makes the report" file_wait "$work/$language.odt"
    expect "$language: a box tells of it" window_wait "$title"
    sleep 1
    window_shot "$language-filled"
    expect "$language: the report is that of the program" \
        same "$work/$language.odt" "$scratch/good.odt"
    xdotool key Return
    expect "$language: the report is opened" window_wait "$language.odt"
    sleep 2
    window_shot "$language-report"
    window_end

    fresh "$language-wrong.ods" "$wrong"
    expect "$language: another window comes" window_start "$work/$language-wrong.ods"
    expect "$language: a new workbook is asked about" window_button 1
    expect "$language: in a window" window_wait "$3"
    sleep 1
    window_shot "$language-new"
    xdotool key Escape
    expect "$language: that goes away" window_gone "$3"
    expect "$language: so are the settings" window_button 6
    expect "$language: in a window too" window_wait "$4"
    sleep 1
    window_shot "$language-settings"
    xdotool key Escape
    expect "$language: that goes away too" window_gone "$4"
    expect "$language: the findings are asked for" window_button 2
    expect "$language: they come in a window" window_wait "$title"
    sleep 1
    window_shot "$language-findings"
    window_end
}

in_windows() {
    display_start
    in_window zh-CN 政府信息公开年报 新建填报表 设置
    in_window en-US 'Disclosure Report' 'New workbook' Settings
    fresh cancel.ods "$good"
    replace 755 "$pulse" "$slow"
    expect "slow: a window comes" window_start "$work/cancel.ods"
    expect "slow: the report is asked for" window_button 4
    expect "slow: a window says to wait" window_wait 'Disclosure Report'
    sleep 1
    window_shot en-US-progress
    xdotool key space
    expect "slow: it can be cancelled" window_gone 'Disclosure Report'
    expect "slow: nothing is written" absent "$work/cancel.odt"
    sleep 1
    expect "slow: nothing is left" absent "$profile/odfgx.tmp"
    window_end
    cp "$scratch/kept" "$installed"
    own
    unset SOFFICE_ENV
}

#!/usr/bin/env bash
# Starts the program with the arguments given. On Linux without a display it
# starts it on a screen in memory instead, with the sample articles unless
# arguments are given, and leaves a picture of the window in build/dateline.png.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec build/dateline "$@"
fi

picture=build/dateline.png
say() { printf 'run: %s\n' "$*"; }
say "there is no display (DISPLAY and WAYLAND_DISPLAY are unset), so the window opens on a screen in memory."
scripts/setup.sh screen

scratch=$(mktemp -d)
program='' server=''
finish() {
  [ -z "$program" ] || kill "$program" 2>/dev/null || true
  [ -z "$program" ] || wait "$program" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM

fail() {
  say "$1"
  kill -0 "$server" 2>/dev/null || say "the screen in memory (Xvfb) has ended."
  [ -z "$program" ] || kill -0 "$program" 2>/dev/null || say "the program has ended."
  tail -n 20 "$scratch"/*.log >&2 || true
  exit 1
}

# await SECONDS COMMAND... polls until the command succeeds; it gives up when
# the time is over or the program has ended.
await() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    [ -z "$program" ] || kill -0 "$program" 2>/dev/null || return 1
    sleep 0.3
  done
}

timeout 300 Xvfb -displayfd 9 -screen 0 1280x800x24 9>"$scratch/display" >"$scratch/screen.log" 2>&1 &
server=$!
await 15 test -s "$scratch/display" || fail "the screen in memory (Xvfb) did not start."
DISPLAY=:$(cat "$scratch/display")
# Nothing of this look is kept: preferences and the default archive are scratch too.
export DISPLAY XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/share

archive=''
if [ $# -eq 0 ]; then
  archive=$scratch/samples.dateline
  set -- --archive "$archive" samples
fi
timeout --kill-after=5 240 build/dateline "$@" >"$scratch/program.log" 2>&1 &
program=$!

window_is_up() { xwininfo -root -tree | grep -q '"[^"]*Dateline'; }
articles() {
  timeout 10 build/dateline-cli stats --archive "$archive" --json 2>/dev/null |
    sed -n 's/.*"articles": *\([0-9]*\).*/\1/p'
}
before=0
import_is_over() {
  local now
  now=$(articles)
  [ "${now:-0}" -gt 0 ] && [ "$now" = "$before" ] && return 0
  before=${now:-0}
  sleep 0.7
  return 1
}

await 60 window_is_up || fail "no window opened."
if [ -n "$archive" ]; then
  await 120 import_is_over || fail "the sample articles were not imported within two minutes."
fi
sleep 2 # the last frame is drawn
timeout 30 import -window root "png:$picture" || fail "no picture could be taken."
say "the window works${archive:+; $before sample articles are in its archive}. Its picture: $picture"

# Sourced by the scripts that try the packages: a screen in memory with a window
# manager, pictures of it and words read from them. Needs $pictures.
# shellcheck shell=bash disable=SC2154

say() { printf 'verify: %s\n' "$*"; }
fail() {
  say "$*"
  [ -z "${DISPLAY:-}" ] || import -window root "$pictures/failed.png" 2>/dev/null || true
  exit 1
}

# await SECONDS COMMAND... polls until the command succeeds.
await() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

screen_server='' screen_manager=''
screen_on() { # WIDTHxHEIGHT [options of Xvfb]
  local number size=$1
  shift
  number=$(mktemp)
  Xvfb -displayfd 9 -ac -screen 0 "${size}x24" "$@" 9>"$number" >"$pictures/screen.log" 2>&1 &
  screen_server=$!
  await 20 test -s "$number" || fail "the screen in memory (Xvfb) did not start"
  DISPLAY=:$(cat "$number")
  export DISPLAY
  rm "$number"
  openbox >/dev/null 2>&1 &
  screen_manager=$!
}

screen_off() {
  local process
  for process in $screen_manager $screen_server; do
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  screen_server='' screen_manager=''
}

the_window() { xdotool search --onlyvisible --name 'Dateline$' 2>/dev/null | tail -n 1; }
window_is_up() { [ -n "$(the_window)" ]; }
window_is_gone() { ! window_is_up; }

# type_query searches and opens the first hit.
type_query() {
  local window
  window=$(the_window)
  xdotool windowsize "$window" 1280 780 windowmove "$window" 0 0
  sleep 1
  xdotool windowfocus "$window" key --delay 100 ctrl+l ctrl+a type --delay 40 "$1"
  sleep 1
  xdotool key Return
  sleep 1
  xdotool key j
  sleep 3
}

picture() { import -window root "$pictures/$1.png"; }

close_window() {
  xdotool windowfocus "$(the_window)" key ctrl+q
  await 20 window_is_gone || fail "the window did not close"
}

# reads PICTURE LANGUAGE PATTERN [AREA] reports whether the words are in the
# picture, or in an area of it as ImageMagick names them: a whole window takes minutes.
reads() {
  local area=${4:-}
  convert "$pictures/$1.png" ${area:+-crop "$area" +repage} -colorspace Gray -resize 200% "$pictures/$1-large.png"
  if [ "$(convert "$pictures/$1-large.png" -format '%[fx:mean<0.5]' info:)" = 1 ]; then
    mogrify -negate "$pictures/$1-large.png" # dark letters are read better
  fi
  OMP_THREAD_LIMIT=1 timeout 300 tesseract "$pictures/$1-large.png" - -l "$2" --psm 6 >"$pictures/$1.txt" 2>/dev/null
  rm -f "$pictures/$1-large.png"
  grep -Eq "$3" "$pictures/$1.txt"
}

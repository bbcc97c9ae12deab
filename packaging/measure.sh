#!/usr/bin/env bash
# Prints the README's table: the size of each package, what it takes when
# installed, with the fonts in the program and without, and how long the trials
# waited for the window.
#
#   packaging/measure.sh DIST VERIFY
set -euo pipefail
dist=$1 verify=$2
fonts=$(cat "$(dirname "$0")"/../views/glyphs/*.ttc | wc -c)
mb() { awk "BEGIN { printf \"%.1f MB\", ($1) / 1000000 }"; }
waited() { sed -n 's/^start-up \(.*\)/\1/p' "$verify/$1.txt" 2>/dev/null || true; }
row() { printf '| %s | %s | %s | %s | %s |\n' "$@"; }
# measured FILE BYTES [WAIT], where BYTES are what is installed.
measured() { row "$(basename "$1")" "$(mb "$(stat -c %s "$1")")" "$(mb "$2")" "$(mb "$2 - $fonts")" "${3:-not measured}"; }

row package size installed "less fonts" "until the window is up"
row --- --- --- --- ---
for deb in "$dist"/*.deb; do measured "$deb" "$(($(dpkg-deb -f "$deb" Installed-Size) * 1024))" "$(waited linux)"; done
for rpm in "$dist"/*.rpm; do measured "$rpm" "$(rpm -qp --qf '%{SIZE}' "$rpm")"; done
for tar in "$dist"/*.tar.gz; do measured "$tar" "$(gzip -dc "$tar" | tar -tv | awk '{ n += $3 } END { print n }')"; done
for zip in "$dist"/*.zip; do measured "$zip" "$(unzip -l "$zip" | tail -n 1 | awk '{ print $1 }')"; done
for setup in "$dist"/*-setup.exe; do
  kilobytes=$(sed -n 's/^installed //p' "$verify/windows.txt" 2>/dev/null || true)
  if [ -n "$kilobytes" ]; then
    measured "$setup" "$((kilobytes * 1024))" "$(waited windows)"
  else
    row "$(basename "$setup")" "$(mb "$(stat -c %s "$setup")")" "not measured" "not measured" "not measured"
  fi
done

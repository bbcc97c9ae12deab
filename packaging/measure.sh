#!/usr/bin/env bash
# Prints the README's table: the size of each package, what it takes when
# installed, and how long the trials waited for the window.
#
#   packaging/measure.sh DIST VERIFY
set -euo pipefail
dist=$1 verify=$2
mb() { awk "BEGIN { printf \"%.1f MB\", $1 / 1000000 }"; }
kb() { awk "BEGIN { printf \"%.1f MB\", $1 * 1024 / 1000000 }"; }
size() { mb "$(stat -c %s "$1")"; }
waited() { sed -n 's/^start-up \(.*\)/\1/p' "$verify/$1.txt" 2>/dev/null || true; }
row() { printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "${4:-not measured}"; }

row package size installed "until the window is up"
row --- --- --- ---
for deb in "$dist"/*.deb; do row "$(basename "$deb")" "$(size "$deb")" "$(kb "$(dpkg-deb -f "$deb" Installed-Size)")" "$(waited linux)"; done
for rpm in "$dist"/*.rpm; do row "$(basename "$rpm")" "$(size "$rpm")" "$(mb "$(rpm -qp --qf '%{SIZE}' "$rpm")")"; done
for tar in "$dist"/*.tar.gz; do row "$(basename "$tar")" "$(size "$tar")" "$(mb "$(gzip -dc "$tar" | tar -tv | awk '{ n += $3 } END { print n }')")"; done
for setup in "$dist"/*-setup.exe; do row "$(basename "$setup")" "$(size "$setup")" "$(kb "$(sed -n 's/^installed //p' "$verify/windows.txt" 2>/dev/null || echo 0)")" "$(waited windows)"; done
for zip in "$dist"/*.zip; do row "$(basename "$zip")" "$(size "$zip")" "$(mb "$(unzip -l "$zip" | tail -n 1 | awk '{ print $1 }')")"; done

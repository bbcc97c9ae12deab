#!/usr/bin/env bash
# Installs the package on a fresh minimal Debian, works with the program as a
# person would, upgrades it and purges it; says what it saw, and fails where
# something is not as it should be. Pictures: build/verify/linux-*.png.
#
#   packaging/linux/verify.sh OLDER.deb FILE.deb
#
# The minimal Debian is made once (some minutes) and kept outside this tree, in
# ~/.cache/dateline-verify. It needs root, for chroot.
set -euo pipefail
older=$(realpath "$1") deb=$(realpath "$2")
cd "$(dirname "$0")/../.."
pictures=$PWD/build/verify
mkdir -p "$pictures"
rm -f "$pictures"/failed.png "$pictures"/linux*
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dateline-verify
base=$cache/base packages=$cache/packages system=$cache/system.$$
samples=$PWD/samples
id=org.datelinearchive.dateline
article=560x500+700+230 # where the article is in a window of 1280 x 780
# shellcheck source=packaging/screen.sh
. packaging/screen.sh

[ "$(id -u)" -eq 0 ] || { say "chroot needs root: run this as root"; exit 1; }

# clear_away FOLDER removes a system, but nothing of what is mounted in it: that
# is unmounted first, and where it cannot be, the system stays.
clear_away() {
  local place
  mounted_in "$1" | LC_ALL=C sort -r | while IFS= read -r place; do
    umount "$place" 2>/dev/null || umount --lazy "$place" || true
  done
  if [ -n "$(mounted_in "$1")" ]; then
    say "$1 stays, because these are mounted in it: $(mounted_in "$1" | tr '\n' ' ')"
    return
  fi
  rm -rf --one-file-system "$1"
}
mounted_in() { awk -v folder="$1/" 'index($2, folder) == 1 { print $2 }' /proc/self/mounts; }

finish() {
  screen_off
  clear_away "$system"
}
trap finish EXIT
trap 'exit 130' HUP INT TERM

for left in "$cache"/system.*; do # by a run that was killed
  [ ! -d "$left" ] || kill -0 "${left##*.}" 2>/dev/null || clear_away "$left"
done

if [ ! -d "$base" ]; then
  say "making a minimal Debian in $base (once)"
  mkdir -p "$cache"
  rm -rf "$base.new"
  debootstrap --variant=minbase bookworm "$base.new" >"$pictures/debootstrap.log"
  mv "$base.new" "$base"
fi
mkdir -p "$packages"
cp -a "$base" "$system"
mkdir -p "$system/tmp/.X11-unix"
mount -t proc proc "$system/proc"
mount --bind "$packages" "$system/var/cache/apt/archives"
printf 'APT::Keep-Downloaded-Packages "true";\n' >"$system/etc/apt/apt.conf.d/keep"

inside() { chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }
as_reader() { inside su reader -s /bin/sh -c "cd && $1"; }
articles() { as_reader "dateline-cli stats --json" | sed -n 's/.*"articles": *\([0-9]*\).*/\1/p'; }
install_deb() {
  cp "$1" "$system/root/"
  inside apt-get install -q -y "/root/$(basename "$1")" >>"$pictures/apt.log" 2>&1
  rm "$system/root/$(basename "$1")"
}

# look NAME QUERY starts the program, searches, opens the first hit and takes a picture.
look() {
  local started=$EPOCHREALTIME
  as_reader "export DISPLAY=$DISPLAY LIBGL_ALWAYS_SOFTWARE=1; exec dateline" >"$pictures/linux-$1.log" 2>&1 &
  await 60 window_is_up || fail "no window opened: $(tail -n 5 "$pictures/linux-$1.log")"
  startup=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $started }")
  sleep 3
  type_query "$2"
  picture "linux-$1"
  close_window
}

: >"$pictures/apt.log"
inside apt-get update -q >>"$pictures/apt.log" 2>&1
inside useradd --create-home reader
screen_on 1280x800
mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
export XAUTHORITY=/dev/null

before=$(du -sxk --exclude=./var/cache --exclude=./var/lib/apt "$system/usr" | cut -f1)
install_deb "$older"
# ${…} is dpkg-query's.
# shellcheck disable=SC2016
own=$(inside dpkg-query -W -f '${Installed-Size}' dateline)
say "$(inside dateline --version) is installed, with what it needs and recommends: $((($(du -sxk "$system/usr" | cut -f1) - before) / 1024)) MB; of it Dateline itself: $((own / 1024)) MB"
inside test -e "/usr/share/applications/$id.desktop"

cp -r "$samples" "$system/home/reader/samples" && inside chown -R reader: /home/reader/samples
as_reader "dateline-cli import samples" >"$pictures/linux-import.log" 2>&1 || [ $? -eq 1 ] # some samples are no articles
count=$(articles)
[ "${count:-0}" -gt 50 ] || fail "the import added ${count:-no} articles"
say "dateline-cli filed $count articles"

look korean "lang:ko"
say "the window was up after $startup s"
reads linux-korean kor '항만|노조|컨테이너|여객선|방조제' $article || fail "Korean cannot be read in the picture"
look arabic "lang:ar"
reads linux-arabic ara 'القناة|الخميس|الميناء|السمك' $article || fail "Arabic cannot be read in the picture"
say "the samples are seen in the window, Korean and Arabic readable"

preferences=/home/reader/.config/fyne/org.datelinearchive.Dateline/preferences.json
kept=$(inside sha256sum $preferences)
install_deb "$deb"
say "upgraded to $(inside dateline --version)"
[ "$(inside sha256sum $preferences)" = "$kept" ] || fail "the upgrade changed the preferences"
[ "$(articles)" = "$count" ] || fail "the upgrade changed the archive"
as_reader "dateline-cli check" >/dev/null || fail "the archive is damaged after the upgrade"
look upgraded "harbor"
reads linux-upgraded eng 'Ledger|barrier|HAEDOL' $article || fail "the articles are not in the window after the upgrade"

inside dpkg-query -L dateline | while IFS= read -r path; do [ -d "$system$path" ] || echo "$path"; done >"$pictures/linux-files.txt"
inside apt-get purge -q -y dateline >>"$pictures/apt.log" 2>&1
while IFS= read -r path; do [ ! -e "$system$path" ] || fail "$path is left"; done <"$pictures/linux-files.txt"
left=$(cd "$system" && find . -xdev -iname '*dateline*' -not -path './home/*' -not -path './var/cache/apt/*' -not -path './proc/*')
[ -z "$left" ] || fail "left after the purge: $left"
left=$(grep -rl dateline "$system/usr/share/applications" "$system/usr/share/mime" "$system/var/lib/dpkg/info" "$system/etc" 2>/dev/null || true)
[ -z "$left" ] || fail "still named after the purge: $left"
inside test -s /home/reader/.local/share/dateline/Articles.dateline || fail "the purge took the archive"
inside test -s $preferences || fail "the purge took the preferences"
say "purged; what is left is the person's: $(cd "$system/home/reader" && find . -ipath '*dateline*' -type f -not -path './samples/*' | LC_ALL=C sort | tr '\n' ' ')"
printf 'start-up %s s\n' "$startup" >"$pictures/linux.txt"

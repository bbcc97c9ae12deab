#!/usr/bin/env bash
# Installs the setup program under a fresh Wine, works with it as a person would
# and uninstalls it. It believes files and the registry, never Wine's exit
# status. Pictures: build/verify/windows-*.png.
#
#   packaging/windows/verify.sh FILE-setup.exe
set -euo pipefail
setup=$(realpath "$1")
cd "$(dirname "$0")/../.."
pictures=$PWD/build/verify
mkdir -p "$pictures"
rm -f "$pictures"/failed.png "$pictures"/windows*
# shellcheck source=packaging/screen.sh
. packaging/screen.sh
version=$(packaging/version.sh)

WINEPREFIX=$(mktemp -d)
export WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES="winemenubuilder.exe=d;mscoree,mshtml=" LIBGL_ALWAYS_SOFTWARE=1
export LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY
drive=$WINEPREFIX/drive_c
finish() {
  timeout 30 wineserver -k 2>/dev/null || true
  screen_off
  rm -rf "$WINEPREFIX"
}
trap finish EXIT
trap 'exit 130' INT TERM

run() { timeout 240 wine "$@"; }
# value KEY [NAME] prints what stands in the person's registry.
value() {
  local name=(/ve)
  [ $# -eq 1 ] || name=(/v "$2")
  run reg query "HKCU\\$1" "${name[@]}" 2>/dev/null | tr -d '\r' | sed -n 's/.*REG_[A-Z_]* *//p'
}
registry() { run reg export HKCU "Z:${1//\//\\}" /y >/dev/null 2>&1; }
names_dateline() { iconv -f UTF-16 -t UTF-8 "$1" | grep -i dateline | grep -vi 'verify\|MUICache' || true; }
expect() { # WHAT IS WANTED
  [ "$2" = "$3" ] || fail "$1 is '$2', not '$3'"
}
end_program() { run taskkill /f /im dateline.exe >/dev/null 2>&1 || true; }

screen_on 1280x800
say "making a fresh Wine"
run wineboot -u >"$pictures/wine.log" 2>&1
await 60 test -d "$drive/windows/system32" || fail "Wine made no system"
x86_64-w64-mingw32-gcc -shared -o "$drive/windows/system32/bcryptprimitives.dll" packaging/windows/bcryptprimitives.c -ladvapi32
registry "$WINEPREFIX/before.reg"

run "$setup" /S >>"$pictures/wine.log" 2>&1 || true
user=$(find "$drive/users" -mindepth 1 -maxdepth 1 -not -name Public | head -n 1)
installed="$user/AppData/Local/Programs/Dateline"
await 60 test -e "$installed/uninstall.exe" || fail "the setup installed nothing"
await 60 test -n "$(value 'Software\Microsoft\Windows\CurrentVersion\Uninstall\Dateline' NoRepair)" || fail "the setup is not in the list of programs"
expect "what is installed" "$(find "$installed" -mindepth 1 -maxdepth 1 -printf '%f\n' | LC_ALL=C sort | tr '\n' ' ')" "LICENSE.txt THIRD-PARTY-NOTICES.txt dateline-cli.exe dateline.exe uninstall.exe "
expect "the version listed" "$(value 'Software\Microsoft\Windows\CurrentVersion\Uninstall\Dateline' DisplayVersion)" "$version"
expect "the kind of archives" "$(value 'Software\Classes\.dateline')" Dateline.Archive
case $(value 'Software\Classes\Dateline.Archive\shell\open\command') in
  *'Programs\Dateline\dateline.exe" "%1"') ;;
  *) fail "archives are opened by '$(value 'Software\Classes\Dateline.Archive\shell\open\command')'" ;;
esac
find "$user" -name 'Dateline.lnk' | grep -q . || fail "it is not in the Start menu"
size=$(du -sk "$installed" | cut -f1)
say "installed: $size KB; files and registry are right"

archive="$user/AppData/Local/dateline/Articles.dateline"
cli() { run "$installed/dateline-cli.exe" "$@"; }
expect "dateline-cli's version" "$(cli --version | tr -d '\r')" "dateline-cli $version"
cli import "Z:${PWD//\//\\}\\samples" >"$pictures/windows-import.log" 2>&1 || true
count=$(cli stats --json | sed -n 's/.*"articles": *\([0-9]*\).*/\1/p')
[ "${count:-0}" -gt 50 ] || fail "the import added ${count:-no} articles: $(tail -n 2 "$pictures/windows-import.log")"
[ -s "$archive" ] || fail "the archive is not at $archive"
say "dateline-cli.exe filed $count articles"

# By cmd.exe, as a person would: its text is believed, for it passes no status on.
asked() { (cd "$installed" && run cmd /c "$* & call echo status %^errorlevel%" 2>/dev/null | tr -d '\r'); }
korean='항만 노조'
cli search --limit 1 "$korean" 2>/dev/null | cat >"$pictures/windows-pipe.txt"
grep -q "$korean" "$pictures/windows-pipe.txt" || fail "through a pipe no Korean comes: $(cat "$pictures/windows-pipe.txt")"
expect "the status of a search into a file" "$(asked "dateline-cli.exe search --limit 1 ${korean% *} >C:\\korean.txt")" "status 0"
grep -q "${korean% *}" "$drive/korean.txt" || fail "a redirected search left no Korean in its file"
expect "the status of a misuse" "$(asked dateline-cli.exe nonsense)" "status 2"
expect "the status of a failure" "$(asked 'dateline-cli.exe stats --archive C:\none.dateline')" "status 1"
mkdir "$drive/alone"
cp "$installed/dateline-cli.exe" "$drive/alone/"
{ run "$drive/alone/dateline-cli.exe" stats 2>&1 || true; } | grep -q 'dateline.exe is missing' || fail "without dateline.exe nothing is said"
say "dateline-cli.exe: Korean through a pipe and into a file, exit status 0, 1 and 2, a missing dateline.exe is told"

# on_console FILE COMMAND... keeps what stands on the console of the command.
on_console() { timeout 120 script -qefc "wine ${*:2}" "$1" >/dev/null; }
on_console "$pictures/windows-console.txt" "'$installed/dateline-cli.exe' search --limit 1 '$korean'" </dev/null || true
grep -q "$korean" "$pictures/windows-console.txt" || fail "on a console no Korean is seen"
printf 'headline,published,body\n' >"$drive/long.csv"
seq 200000 | sed 's/.*/Harbor note &,2021-11-03,"The harbor barrier was closed for the night, and storm & passed Haedol."/' >>"$drive/long.csv"
import_long() { echo "'$installed/dateline-cli.exe' import --archive 'C:\\$1.dateline' 'C:\\long.csv'"; }
# keys presses Ctrl+C once the import works, and waits for its end.
keys() {
  await 60 grep -qs '[1-9][0-9]* articles added' "$pictures/windows-ctrl-c.txt" || return 0
  printf '\003'
  await 20 grep -q 'cancelled' "$pictures/windows-ctrl-c.txt" || true
}
keys | on_console "$pictures/windows-ctrl-c.txt" "$(import_long stopped)" || true
grep -q 'cancelled; what was filed stays' "$pictures/windows-ctrl-c.txt" || fail "Ctrl+C did not end an import in order"
cli check --archive 'C:\stopped.dateline' >/dev/null || fail "Ctrl+C damaged the archive"
cli import --archive 'C:\killed.dateline' 'C:\long.csv' >"$pictures/windows-killed.txt" 2>&1 &
await 60 grep -q '[1-9][0-9]* articles added' "$pictures/windows-killed.txt" || fail "no long import works"
run taskkill /f /im dateline-cli.exe >/dev/null 2>&1 || true
sleep 2
if run taskkill /f /im dateline.exe 2>&1 | grep -q 'terminated'; then fail "dateline.exe works on after dateline-cli.exe was killed"; fi
say "on a console: Korean is seen, Ctrl+C ends an import in order; killed, it takes dateline.exe along"

started=$EPOCHREALTIME
run "$installed/dateline.exe" >"$pictures/windows-program.log" 2>&1 &
await 120 window_is_up || fail "no window opened: $(tail -n 5 "$pictures/windows-program.log")"
startup=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $started }")
say "the window was up after $startup s"
sleep 5
picture windows-program
reads windows-program eng 'Ferry|Dockers|clockmaker' 450x560+224+240 || fail "no article can be read in the picture"
end_program
say "the samples are seen in the window"

timeout 30 wineserver -k || true # it knows the screen that goes away
screen_off
screen_on 1280x800 -extension GLX
run "$installed/dateline.exe" >"$pictures/windows-no-opengl.log" 2>&1 &
await 60 window_is_up || fail "without OpenGL nothing is said"
sleep 2
picture windows-no-opengl
reads windows-no-opengl eng 'OpenGL' 330x290+475+255 || fail "without OpenGL the cure is not said"
end_program
say "without OpenGL a box says what to do"

cli check >/dev/null || fail "the archive is damaged"
run "$installed/uninstall.exe" /S >>"$pictures/wine.log" 2>&1 || true
gone() { [ ! -e "$1" ]; }
await 60 gone "$installed" || fail "left: $(ls "$installed")"
gone_from_registry() { [ -z "$(value 'Software\Microsoft\Windows\CurrentVersion\Uninstall\Dateline' DisplayName)" ]; }
await 60 gone_from_registry || fail "it is still in the list of programs"
sleep 2
registry "$WINEPREFIX/after.reg"
[ -z "$(names_dateline "$WINEPREFIX/before.reg")" ] || fail "the fresh registry names Dateline"
left=$(names_dateline "$WINEPREFIX/after.reg")
[ -z "$left" ] || fail "left in the registry: $left"
[ -z "$(find "$user" -name 'Dateline.lnk')" ] || fail "it is still in the Start menu"
[ -s "$archive" ] || fail "the uninstaller took the archive"
say "uninstalled; what is left is the person's: $(cd "$user" && find . -ipath '*dateline*' -type f -not -name '*.txt' | LC_ALL=C sort | tr '\n' ' ')"
printf 'installed %s\nstart-up %s s (Wine)\n' "$size" "$startup" >"$pictures/windows.txt"

#!/usr/bin/env bash
# Makes the setup program and the portable zip from programs that were compiled.
#
#   packaging/windows/setup.sh BINARIES DIST
#
# BINARIES holds dateline.exe and dateline-cli.exe, which runs the former.
set -euo pipefail
binaries=$(realpath "$1")
mkdir -p "$2"
dist=$(realpath "$2")
cd "$(dirname "$0")/../.."
here=packaging/windows version=$(packaging/version.sh) epoch=$(packaging/version.sh epoch)
name=Dateline-$version-windows-x64
work=build/windows files=$PWD/build/windows/$name
export SOURCE_DATE_EPOCH=$epoch

rm -rf "$files" && mkdir -p "$files"
cp "$binaries/dateline.exe" "$binaries/dateline-cli.exe" "$files/"
sed 's/$/\r/' LICENSE >"$files/LICENSE.txt"
GOOS=windows GOARCH=amd64 CGO_ENABLED=1 packaging/notices.sh | sed 's/\r*$/\r/' >"$files/THIRD-PARTY-NOTICES.txt"

# resources PROGRAM DESCRIPTION gives a program its icon, manifest and version.
resources() {
  sed "s|@NAME@|$1|g; s|@DESCRIPTION@|$2|g; s|@VERSION@|$version|g" \
    $here/winres.json.in >"$work/$1.json"
  go run github.com/tc-hib/go-winres@v0.3.3 patch --no-backup --in "$work/$1.json" "$files/$1.exe"
}
resources dateline "Dateline"
resources dateline-cli "Dateline on the command line"

find "$files" -exec touch -d "@$epoch" {} +
rm -f "$dist/$name.zip"
(cd "$work" && find "$name" -print | LC_ALL=C sort | TZ=UTC zip -q -X "$dist/$name.zip" -@)
makensis -V2 -DVERSION="$version" -DFILES="$files" -DICON="$PWD/packaging/icons/dateline.ico" -DOUT="$dist/$name-setup.exe" $here/dateline.nsi

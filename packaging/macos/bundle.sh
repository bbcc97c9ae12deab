#!/usr/bin/env bash
# Lays out Dateline.app from programs that were compiled; on macOS it also signs
# the bundle for this computer and makes the disk image.
#
#   packaging/macos/bundle.sh BINARIES DIST
#
# BINARIES holds dateline. A signature that other computers
# trust is the publisher's to make: see SIGN below.
set -euo pipefail
binaries=$(cd "$1" && pwd)
mkdir -p "$2"
dist=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."
version=$(packaging/version.sh)
work=build/macos app=build/macos/Dateline.app

rm -rf "$work/Dateline.app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp "$binaries/dateline" "$app/Contents/MacOS/"
ln -s dateline "$app/Contents/MacOS/dateline-cli" # the same program
sed "s/@VERSION@/$version/" packaging/macos/Info.plist.in >"$app/Contents/Info.plist"
cp packaging/icons/dateline.icns "$app/Contents/Resources/dateline.icns"
cp LICENSE "$app/Contents/Resources/LICENSE.txt"
packaging/notices.sh >"$app/Contents/Resources/THIRD-PARTY-NOTICES.txt"
printf 'APPL????' >"$app/Contents/PkgInfo"

if [ "$(uname -s)" != Darwin ]; then
  echo "bundle: $app is laid out; signing it and making the disk image needs macOS"
  exit 0
fi
# SIGN names a certificate of the publisher; "-" signs for this computer alone.
codesign --force --deep --options runtime --sign "${SIGN:--}" "$app"
codesign --verify --deep --strict "$app"
rm -rf "$work/image"
mkdir "$work/image"
cp -R "$app" "$work/image/"
ln -s /Applications "$work/image/Applications"
case $(uname -m) in arm64) machine=arm64 ;; *) machine=x64 ;; esac
hdiutil create -volname "Dateline $version" -srcfolder "$work/image" -ov -format UDZO "$dist/Dateline-$version-macos-$machine.dmg"

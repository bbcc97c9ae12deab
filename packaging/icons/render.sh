#!/usr/bin/env bash
# Renders the icon to every size and to Windows' and macOS's own files. The
# results are kept in the repository, so that a build needs no renderer; a test
# compares rendered-from with the drawings.
set -euo pipefail
cd "$(dirname "$0")"

drawing() { # of a size: the small ones are drawn to the pixel
  case $1 in
    16) echo dateline-16.svg ;;
    24) echo dateline-24.svg ;;
    *) echo dateline.svg ;;
  esac
}
for size in 16 24 32 48 64 128 256 512 1024; do
  rsvg-convert -w $size -h $size "$(drawing $size)" -o dateline-$size.png
done
icotool --create --output=dateline.ico dateline-{16,24,32,48,64}.png --raw=dateline-256.png
png2icns dateline.icns dateline-{16,32,128,256,512,1024}.png >/dev/null
sha256sum ./*.svg >rendered-from

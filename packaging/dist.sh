#!/usr/bin/env bash
# Adds to the packages a bill of materials of each program (CycloneDX) and the
# sums of all files.
#
#   packaging/dist.sh DIST PROGRAM...
set -euo pipefail
dist=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
version=$("$here/version.sh")

for program in "$@"; do
  bill=$dist/$(basename "$program" .exe)-$version-$(go version -m "$program" | sed -n 's/^\tbuild\tGOOS=//p').cdx.json
  # -std lists Go's own library, -noserial makes the file the same each time.
  go run github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0 bin -json -std -noserial \
    -version "$version" -output "$bill" "$program"
  echo "dist: $bill lists $(grep -c '"purl"' "$bill") modules"
done
rm -f "$dist/SHA256SUMS"
sums=$(cd "$dist" && find . -maxdepth 1 -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum)
printf '%s\n' "$sums" >"$dist/SHA256SUMS"
cat "$dist/SHA256SUMS"

#!/usr/bin/env bash
# Makes the Linux packages again from a copy of the sources in another folder,
# and compares them byte by byte.
#
#   packaging/linux/reproducible.sh DIST
set -euo pipefail
cd "$(dirname "$0")/../.."
dist=$PWD/$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

SOURCE_DATE_EPOCH=$(packaging/version.sh epoch)
export SOURCE_DATE_EPOCH
mkdir "$scratch/another place"
git ls-files -z | xargs -0 cp --parents -t "$scratch/another place"
make -C "$scratch/another place" deb rpm tarball
differing=0
for made in "$scratch/another place/build/dist"/*; do
  if cmp -s "$made" "$dist/$(basename "$made")"; then
    echo "reproducible: $(basename "$made") is the same"
  else
    echo "reproducible: $(basename "$made") differs"
    differing=1
  fi
done
exit $differing

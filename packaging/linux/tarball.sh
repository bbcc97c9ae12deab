#!/usr/bin/env bash
# Packs the staged tree with a script that installs it.
#
#   packaging/linux/tarball.sh STAGE FILE.tar.gz
set -euo pipefail
stage=$1 file=$2
here=$(dirname "$0")
name=$(basename "$file" .tar.gz)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir "$scratch/$name"
cp -a "$stage/usr/." "$scratch/$name/"
install -m 755 "$here/install.sh" "$scratch/$name/install.sh"
epoch=$("$here/../version.sh" epoch)
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" --format=gnu -C "$scratch" -c "$name" | gzip -9n >"$file"

#!/bin/sh
# Prints the version, which FyneApp.toml alone says; or the day of the sources,
# which stands in the packages, so that they are the same whenever they are made.
#
#   packaging/version.sh         as in 1.2.3
#   packaging/version.sh epoch   in seconds since 1970
#   packaging/version.sh day     as in 2026-01-31
set -eu
cd "$(dirname "$0")/.."

epoch() {
  # A source archive without git's history has the day of its changelog.
  [ -z "${SOURCE_DATE_EPOCH:-}" ] || { echo "$SOURCE_DATE_EPOCH"; return; }
  git log -1 --format=%ct 2>/dev/null || date -r CHANGELOG.md +%s
}
case ${1:-version} in
  version) sed -n 's/^Version = "\(.*\)"$/\1/p' FyneApp.toml ;;
  epoch) epoch ;;
  day) date -u -d "@$(epoch)" +%Y-%m-%d ;;
  *) echo "version.sh: expected epoch or day, not '$1'" >&2; exit 2 ;;
esac

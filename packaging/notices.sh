#!/usr/bin/env bash
# Prints the licences of all modules that the programs are made of, and Go's own.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "Dateline is made of these modules, under the licences that follow."
{
  printf 'Go\t%s\t%s\n' "$(go env GOVERSION)" "$(go env GOROOT)"
  go list -deps -f '{{with .Module}}{{if .Version}}{{.Path}}{{"\t"}}{{.Version}}{{"\t"}}{{.Dir}}{{end}}{{end}}' . | LC_ALL=C sort -u
} | while IFS=$'\t' read -r module version folder; do
  printf '\n%s\n%s %s\n' "$(printf '=%.0s' {1..78})" "$module" "$version"
  found=
  for file in "$folder"/LICEN[CS]E* "$folder"/COPYING* "$folder"/NOTICE* "$folder"/UNLICENSE*; do
    [ -f "$file" ] || continue
    found=yes
    printf '\n'
    cat "$file"
  done
  [ -n "$found" ] || { echo "notices: $module has no file of its licence" >&2; exit 1; }
done

printf '\n%s\nDateline Sans\n\n' "$(printf '=%.0s' {1..78})"
cat views/glyphs/OFL.txt

#!/usr/bin/env bash
# Runs golangci-lint at the one version the project is checked with; installs it
# into build/tools where it is nowhere to be found. Arguments are golangci-lint's.
set -euo pipefail
cd "$(dirname "$0")/.."
version=2.15.0

is_right() { [ -x "$1" ] && [ "$("$1" version --short 2>/dev/null)" = "$version" ]; }

tool=build/tools/golangci-lint
for found in "$tool" "$(go env GOBIN)/golangci-lint" "$(go env GOPATH)/bin/golangci-lint" "$(command -v golangci-lint || true)"; do
  if is_right "$found"; then
    exec "$found" "$@"
  fi
done
echo "lint: installing golangci-lint $version into build/tools (some minutes, once)" >&2
GOBIN=$PWD/build/tools go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$version"
exec "$tool" "$@"

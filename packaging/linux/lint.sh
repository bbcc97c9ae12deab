#!/usr/bin/env bash
# Checks what is installed on Linux with the tools of those who made the rules.
#
#   packaging/linux/lint.sh STAGE FILE.deb
set -euo pipefail
stage=$1 deb=$2
share=$stage/usr/share
say() { printf '%s\n' "lint: $*"; }

desktop-file-validate "$share"/applications/*.desktop && say "the desktop file is valid"
appstreamcli validate --no-net --pedantic "$share"/metainfo/*.metainfo.xml
xmllint --noout "$share"/mime/packages/*.xml && say "the file of MIME types is well-formed"
for page in "$share"/man/man1/*.gz; do
  zcat "$page" | mandoc -T lint -W error && say "$(basename "$page") is valid"
done
for completion in "$share"/bash-completion/completions/*; do
  bash -n "$completion" && shellcheck -s bash "$completion" && say "$(basename "$completion") completes in bash"
done
for completion in "$share"/zsh/vendor-completions/*; do zsh -n "$completion" && say "$(basename "$completion") is read by zsh"; done
for completion in "$share"/fish/vendor_completions.d/*; do fish -n "$completion" && say "$(basename "$completion") is read by fish"; done

# Archives are told apart by what is in them, not by their name.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/data/mime/packages" && cp "$share"/mime/packages/*.xml "$scratch/data/mime/packages/"
cp /usr/share/mime/packages/freedesktop.org.xml "$scratch/data/mime/packages/"
update-mime-database "$scratch/data/mime"
"$stage/usr/bin/dateline-cli" import --archive "$scratch/named.otherwise" samples/wire >/dev/null
kind=$(XDG_DATA_HOME=$scratch/none XDG_DATA_DIRS=$scratch/data /usr/bin/python3 -c '
import gi, sys
from gi.repository import Gio
print(Gio.content_type_guess(None, open(sys.argv[1], "rb").read(4096))[0])' "$scratch/named.otherwise")
[ "$kind" = application/x-dateline ] || { say "an archive is taken for $kind"; exit 1; }
say "an archive is known by its content"

lintian --fail-on error,warning --tag-display-limit 0 "$deb"
say "lintian finds nothing"

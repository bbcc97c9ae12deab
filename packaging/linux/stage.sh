#!/usr/bin/env bash
# Lays out what is installed on Linux.
#
#   packaging/linux/stage.sh BINARIES FOLDER
#
# BINARIES holds dateline, and dateline-cli as a link to it; FOLDER/usr is made anew.
set -euo pipefail
binaries=$(realpath "$1") stage=$(realpath -m "$2")
cd "$(dirname "$0")/../.."
here=packaging/linux id=org.datelinearchive.dateline
share=$stage/usr/share doc=$stage/usr/share/doc/dateline
version=$(packaging/version.sh) day=$(packaging/version.sh day) epoch=$(packaging/version.sh epoch)

rm -rf "$stage"
put() { install -D -m "${3:-644}" "$1" "$2"; }
put_text() { mkdir -p "$(dirname "$1")" && cat >"$1" && chmod 644 "$1"; }

put "$binaries/dateline" "$stage/usr/bin/dateline" 755
ln -s dateline "$stage/usr/bin/dateline-cli" # the same program
put $here/$id.desktop "$share/applications/$id.desktop"
sed "s/@VERSION@/$version/; s/@DATE@/$day/" $here/metainfo.xml.in | put_text "$share/metainfo/$id.metainfo.xml"
put $here/dateline.mime.xml "$share/mime/packages/$id.xml"
for size in 16 24 32 48 64 128 256 512; do
  put packaging/icons/dateline-$size.png "$share/icons/hicolor/${size}x$size/apps/$id.png"
done
put packaging/icons/dateline.svg "$share/icons/hicolor/scalable/apps/$id.svg"

gzip -9n <$here/dateline.1 | put_text "$share/man/man1/dateline.1.gz"
"$binaries/dateline-cli" manual | gzip -9n | put_text "$share/man/man1/dateline-cli.1.gz"
for shell in bash:bash-completion/completions/NAME zsh:zsh/vendor-completions/_NAME fish:fish/vendor_completions.d/NAME.fish; do
  place=$share/${shell#*:}
  put $here/completion/dateline."${shell%%:*}" "${place/NAME/dateline}"
  "$binaries/dateline-cli" completion "${shell%%:*}" | put_text "${place/NAME/dateline-cli}"
done

put $here/lintian-overrides "$share/lintian/overrides/dateline"
{ cat $here/copyright.in && sed '1,/^Copyright/d; s/^/ /; s/^ $/ ./' LICENSE | sed '1d'; } | put_text "$doc/copyright"
packaging/notices.sh | gzip -9n | put_text "$doc/THIRD-PARTY-NOTICES.gz"
gzip -9n <CHANGELOG.md | put_text "$doc/NEWS.gz"
gzip -9n <<EOF | put_text "$doc/changelog.gz"
dateline ($version) unstable; urgency=medium

  * What changed stands in NEWS.gz beside this file.

 -- The Dateline authors <dateline@datelinearchive.org>  $(LC_ALL=C date -u -R -d "@$epoch")
EOF
find "$stage" -exec touch -h -d "@$epoch" {} +

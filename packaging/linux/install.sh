#!/bin/sh
# Installs Dateline for one person, or for everybody.
#
#   ./install.sh                      into ~/.local
#   sudo ./install.sh /usr/local      for everybody
#   ./install.sh --remove [FOLDER]    takes it away; archives and settings stay
set -eu
here=$(cd "$(dirname "$0")" && pwd)
remove=
if [ "${1:-}" = --remove ]; then
  remove=yes
  shift
fi
prefix=${1:-$HOME/.local}

cd "$here"
find bin share -type f -o -type l | while IFS= read -r file; do
  if [ -n "$remove" ]; then
    rm -f "$prefix/$file"
  else
    mkdir -p "$prefix/$(dirname "$file")"
    cp -P "$file" "$prefix/$file"
  fi
done
if [ -n "$remove" ]; then
  rmdir "$prefix/share/doc/dateline" 2>/dev/null || true
fi

# The menu and the kinds of files are told, where their tools are there.
update-desktop-database "$prefix/share/applications" 2>/dev/null || true
update-mime-database "$prefix/share/mime" 2>/dev/null || true
gtk-update-icon-cache -q -t "$prefix/share/icons/hicolor" 2>/dev/null || true

if [ -n "$remove" ]; then
  echo "Dateline is gone from $prefix. Your archives and settings are where they were."
else
  echo "Dateline is installed in $prefix. It is in the menu; from a terminal, start $prefix/bin/dateline."
  case ":$PATH:" in
    *":$prefix/bin:"*) ;;
    *) echo "($prefix/bin is not on your PATH.)" ;;
  esac
fi

#!/usr/bin/env bash
# Makes ready what a make target needs beyond this repository.
#
#   scripts/setup.sh build     to compile the programs
#   scripts/setup.sh screen    and to show the window on a screen in memory
#   scripts/setup.sh test      and to run every test
#   scripts/setup.sh package   to check the packages for Linux
#   scripts/setup.sh windows   to make those for Windows
#   scripts/setup.sh wine      and to try them
#
# Debian and its kin: installs the missing packages. Elsewhere: says what to
# install, and fails if something is missing. Silent when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

for_build="gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev
  libxxf86vm-dev"
for_screen="xvfb x11-utils imagemagick libgl1-mesa-dri fonts-noto-core fonts-noto-cjk"
for_test="openbox xauth xdotool tesseract-ocr python3-gi gir1.2-gtk-3.0"
for_package="appstream debootstrap desktop-file-utils fish icnsutils icoutils libplist-utils librsvg2-bin libxml2-utils lintian mandoc
  python3-gi rpm shared-mime-info shellcheck tesseract-ocr-ara tesseract-ocr-kor unzip zsh"
for_windows="gcc-mingw-w64-x86-64 nsis zip"
for_wine="wine wine64"

say() { printf 'setup: %s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

need=${1:-}
case $need in
  build) debian=$for_build ;;
  screen) debian="$for_build $for_screen" ;;
  test) debian="$for_build $for_screen $for_test" ;;
  package) debian="$for_build $for_screen $for_test $for_package" ;;
  windows) debian=$for_windows ;;
  wine) debian="$for_screen $for_test $for_windows $for_wine" ;;
  *) say "expected build, screen, test, package, windows or wine, not '$need'."; exit 2 ;;
esac

check_go() {
  local wanted
  wanted=$(sed -n 's/^go //p' go.mod)
  if ! have go; then
    say "Go $wanted or newer is needed, and there is no 'go' on the PATH. Get it from https://go.dev/dl/ and run make again."
    exit 1
  fi
  # A go command too old for go.mod fetches the right one or says why it cannot.
  if ! go list -m >/dev/null; then
    say "Go $wanted or newer is needed; this is $(GOTOOLCHAIN=local go version). Get it from https://go.dev/dl/ and run make again."
    exit 1
  fi
}

install_debian() {
  local installed missing=() package as_root=()
  # ${…} is dpkg-query's; a package that dpkg does not know makes it fail, and is missing.
  # shellcheck disable=SC2016,SC2086
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $debian 2>/dev/null || true)
  for package in $debian; do
    case $'\n'$installed$'\n' in
      *$'\ninstalled '"$package"$'\n'*) ;;
      *) missing+=("$package") ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! have sudo; then
      say "these packages are missing, and there is no sudo to install them with. As root, run:"
      say "  apt-get update && apt-get install ${missing[*]}"
      exit 1
    fi
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  ${as_root[@]+"${as_root[@]}"} apt-get update -q </dev/null >&2
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null >&2
}

# lacks prints what this computer lacks, one a line.
lacks() {
  local command library
  case $need in
    package | windows | wine)
      echo "Debian or its kin: the packages for $need are made and tried there"
      return ;;
  esac
  have gcc || have clang || have cc || echo "a C compiler"
  [ "$(uname -s)" = Linux ] || return 0
  if have pkg-config; then
    for library in gl x11 xcursor xrandr xinerama xi xxf86vm; do
      pkg-config --exists "$library" || echo "the library $library with its headers"
    done
  else
    echo pkg-config
  fi
  [ "$need" != build ] || return 0
  for command in Xvfb xwininfo import; do
    have "$command" || echo "$command"
  done
  [ "$need" = test ] || return 0
  for command in openbox xdotool tesseract; do
    have "$command" || echo "$command"
  done
  /usr/bin/python3 -c 'import gi; gi.require_version("Gtk", "3.0")' 2>/dev/null || echo "Python's gi with GTK 3"
}

cure() {
  case $(uname -s) in
    Darwin) say "install Apple's command line tools: xcode-select --install" ;;
    MINGW* | MSYS* | CYGWIN*)
      say "in an MSYS2 UCRT64 shell: pacman -S --needed mingw-w64-ucrt-x86_64-gcc make git" ;;
    *)
      if have dnf; then
        say "sudo dnf install gcc pkgconf-pkg-config mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel" \
          "libXinerama-devel libXi-devel libXxf86vm-devel"
        [ "$need" = build ] || say "sudo dnf install xorg-x11-server-Xvfb xwininfo ImageMagick mesa-dri-drivers" \
          "google-noto-sans-fonts google-noto-sans-cjk-fonts"
        [ "$need" != test ] || say "sudo dnf install openbox xdotool tesseract python3-gobject gtk3"
      elif have pacman; then
        say "sudo pacman -S --needed gcc pkgconf mesa libx11 libxcursor libxrandr libxinerama libxi libxxf86vm"
        [ "$need" = build ] || say "sudo pacman -S --needed xorg-server-xvfb xorg-xwininfo imagemagick noto-fonts noto-fonts-cjk"
        [ "$need" != test ] || say "sudo pacman -S --needed openbox xdotool tesseract tesseract-data-eng python-gobject gtk3"
      else
        say "install them with your system's package manager; on Debian they are: ${debian//$'\n'/}"
      fi ;;
  esac
}

check_go
if have dpkg-query && have apt-get; then
  install_debian
else
  lacking=$(lacks)
  if [ -n "$lacking" ]; then
    say "missing here: ${lacking//$'\n'/, }."
    cure
    exit 1
  fi
fi

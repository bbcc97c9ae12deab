# What turns the programs into installs. Results are in build/dist.

VERSION := $(shell packaging/version.sh)
EPOCH = $(shell packaging/version.sh epoch)
ARCH := $(shell go env GOARCH)
DIST := build/dist
STAGE := build/linux/stage
NFPM := go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2
# Without the blinking cursor, which would draw the window again and again, and
# without HTTP/2, 0.4 MB that libraries bring along and nothing calls.
TAGS := no_animations,nethttpomithttp2
# The programs as they are released: no path of this computer in them, loaded at
# an address of chance, and the same bytes from the same sources.
RELEASE := go build -tags $(TAGS) -trimpath -buildmode=pie -ldflags "-s -w -extldflags=-Wl,-z,relro,-z,now,-z,pack-relative-relocs"
NFPM_RUN = VERSION=$(VERSION) ARCH=$(ARCH) SOURCE_DATE_EPOCH=$(EPOCH) \
	$(NFPM) package --config packaging/linux/nfpm.yaml --target $(DIST) --packager

.PHONY: icons linux-stage deb rpm tarball verify-linux lint-linux

icons: ## render the icon to every size, from packaging/icons/*.svg
	@scripts/setup.sh package
	packaging/icons/render.sh

linux-stage:
	@scripts/setup.sh build
	$(RELEASE) -o build/linux/bin/dateline .
	ln -sf dateline build/linux/bin/dateline-cli
	packaging/linux/stage.sh build/linux/bin $(STAGE)
	mkdir -p $(DIST)

deb: linux-stage ## the package for Debian and Ubuntu, in build/dist
	$(NFPM_RUN) deb

rpm: linux-stage ## the package for Fedora and openSUSE
	$(NFPM_RUN) rpm

tarball: linux-stage ## a tarball for any Linux, with install.sh
	packaging/linux/tarball.sh $(STAGE) $(DIST)/dateline-$(VERSION)-linux-$(ARCH).tar.gz

lint-linux: deb ## check the package: lintian, desktop file, metainfo, manual pages, completions
	@scripts/setup.sh package
	packaging/linux/lint.sh $(STAGE) $(DIST)/dateline_$(VERSION)_$(ARCH).deb

verify-linux: deb ## install the .deb on a fresh minimal Debian, use it, upgrade it and purge it
	@scripts/setup.sh package
	VERSION=0.0.1 ARCH=$(ARCH) $(NFPM) package --config packaging/linux/nfpm.yaml --target build/linux --packager deb
	packaging/linux/verify.sh build/linux/dateline_0.0.1_$(ARCH).deb $(DIST)/dateline_$(VERSION)_$(ARCH).deb

.PHONY: windows-build windows-setup verify-windows

MINGW := x86_64-w64-mingw32-gcc
WINDOWS := GOOS=windows GOARCH=amd64 go build -trimpath

windows-build:
	@scripts/setup.sh windows
	CGO_ENABLED=1 CC=$(MINGW) $(WINDOWS) -tags $(TAGS) -ldflags "-s -w -H=windowsgui" -o build/windows/bin/dateline.exe .
	$(MINGW) -std=c11 -Os -s -Wall -Wextra -Werror -Wl,--no-insert-timestamp -o build/windows/bin/dateline-cli.exe packaging/windows/dateline-cli.c

windows-setup: windows-build ## the setup program and the portable zip for Windows, on Debian
	packaging/windows/setup.sh build/windows/bin $(DIST)

verify-windows: windows-setup ## install for Windows under Wine, use it and uninstall it
	@scripts/setup.sh wine
	packaging/windows/verify.sh $(DIST)/Dateline-$(VERSION)-windows-x64-setup.exe

.PHONY: darwin-check macos-bundle dist reproducible measure

PLAIN := ./data/... ./importer/... ./cli/... ./cmd/...

darwin-check: ## what can be checked for macOS elsewhere: code without a window, types of the rest, the bundle's description
	@scripts/setup.sh package
	for arch in arm64 amd64; do \
		GOOS=darwin GOARCH=$$arch CGO_ENABLED=0 go vet $(PLAIN) && \
		mkdir -p build/darwin/$$arch && \
		GOOS=darwin GOARCH=$$arch CGO_ENABLED=0 go test -c -o build/darwin/$$arch/ $(PLAIN) && \
		go run ./packaging/darwincheck $$arch || exit 1; \
	done
	sed 's/@VERSION@/$(VERSION)/' packaging/macos/Info.plist.in >build/darwin/Info.plist
	xmllint --noout build/darwin/Info.plist
	plistutil -i build/darwin/Info.plist -o build/darwin/Info.bin -f bin
	@echo "darwin-check: the description of the bundle is valid"

macos-bundle: ## Dateline.app and its disk image, on macOS
	@scripts/setup.sh build
	CGO_ENABLED=1 go build -tags $(TAGS) -trimpath -ldflags "-s -w" -o build/macos/bin/dateline .
	packaging/macos/bundle.sh build/macos/bin $(DIST)

dist: deb rpm tarball windows-setup ## all packages that Debian can make, with their sums and a bill of materials
	packaging/dist.sh $(DIST) build/linux/bin/dateline build/windows/bin/dateline.exe

reproducible: deb rpm tarball ## build the Linux packages again in another folder, and compare
	packaging/linux/reproducible.sh $(DIST)

measure: ## print the README's table of sizes from build/dist and build/verify
	@scripts/setup.sh package
	@packaging/measure.sh $(DIST) build/verify

# What turns the programs into installs. Results are in build/dist.

VERSION := $(shell packaging/version.sh)
EPOCH = $(shell packaging/version.sh epoch)
ARCH := $(shell go env GOARCH)
DIST := build/dist
STAGE := build/linux/stage
NFPM := go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2
# The programs as they are released: no path of this computer in them, loaded at
# an address of chance, and the same bytes from the same sources.
RELEASE := go build -trimpath -buildmode=pie -ldflags "-s -w -X main.version=$(VERSION) -extldflags=-Wl,-z,relro,-z,now"
NFPM_RUN = STAGE=$(STAGE) VERSION=$(VERSION) ARCH=$(ARCH) DATE=$$(date -u -d @$(EPOCH) +%FT%TZ) SOURCE_DATE_EPOCH=$(EPOCH) \
	$(NFPM) package --config packaging/linux/nfpm.yaml --target $(DIST) --packager

.PHONY: icons linux-stage deb rpm tarball verify-linux lint-linux

icons: ## render the icon to every size, from packaging/icons/*.svg
	@scripts/setup.sh package
	packaging/icons/render.sh

linux-stage:
	@scripts/setup.sh build
	$(RELEASE) -o build/linux/bin/dateline .
	$(RELEASE) -o build/linux/bin/dateline-cli ./cmd/dateline-cli
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
	packaging/linux/verify.sh $(DIST)/dateline_$(VERSION)_$(ARCH).deb

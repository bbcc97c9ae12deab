# Every target installs what it lacks (scripts/setup.sh), so a fresh computer
# with Go, git and make needs nothing else.

EXE := $(if $(filter Windows_NT,$(OS)),.exe)
PROGRAMS := build/dateline$(EXE) build/dateline-cli$(EXE)
# What starts goroutines is tested under the race detector, the rest without: it
# is some ten times slower, and would compile the OpenGL driver a second time.
RACED := ./data/... ./importer/...
# Setting all text anew in many sizes takes minutes under it, and near spellings
# are given up after 150 ms.
UNRACED := TextSize|TextLarger|EveryWayOut

# Without git's stamp a checkout that git distrusts builds too; the version is
# FyneApp.toml's.
export GOFLAGS := -buildvcs=false $(GOFLAGS)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build test unit e2e check lint fmt bench bench-import screenshots clean $(PROGRAMS)

help: ## show this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## start Dateline; ARGS="--archive FILE PATH..." are its arguments
	@scripts/run.sh $(ARGS)

build: $(PROGRAMS) ## compile both programs into build/

build/dateline$(EXE):
	@scripts/setup.sh build
	go build -tags no_animations -o $@ . # a blinking cursor would draw the window again and again

build/dateline-cli$(EXE):
	@scripts/setup.sh build
	go build -ldflags "-X main.version=$$(packaging/version.sh)" -o $@ ./cmd/dateline-cli

test: unit e2e ## run every test, the one through the window included

unit:
	@scripts/setup.sh test
	go test . ./cli/... ./locale/... ./test/... ./views/...
	go -C bench test -tags sqlite_fts5 ./...
	go test ./app
	go test -race -timeout 40m $(RACED)
	go test -race -timeout 40m -skip '$(UNRACED)' ./app

e2e: build ## drive the built program through its window
	@scripts/setup.sh test
	DATELINE_E2E=1 go test -count=1 -timeout 25m ./test/e2e

check: lint test ## lint, then run every test: what a change must pass

lint:
	@scripts/setup.sh build
	scripts/lint.sh run
	go mod tidy -diff
	go -C bench mod tidy -diff
	go -C bench vet -tags sqlite_fts5 ./...

fmt: ## format the Go files
	@scripts/setup.sh build
	scripts/lint.sh fmt

bench: ## measure a million articles against baselines taken in the same run; ARGS="-articles 100000"
	@scripts/setup.sh build
	go -C bench run -tags sqlite_fts5 . -growth $(ARGS)

bench-import: ## score what is read of real files, beside the libraries alone; ARGS="-corpora FOLDER"
	@scripts/setup.sh build
	go -C bench run -tags sqlite_fts5 . -only import-quality $(ARGS)

screenshots: build ## take the pictures in docs/ again
	@scripts/setup.sh test
	DATELINE_SCREENSHOTS=$(CURDIR)/docs go test -count=1 -timeout 10m -run Screenshots ./test/e2e

include packaging/packages.mk

clean: ## remove build/
	rm -rf build

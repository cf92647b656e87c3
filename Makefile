# The two commands are `make demo` and `make test`: each installs what it needs. ARGS passes options on, as in
# `make demo ARGS=--exit` and `make bench ARGS=--json`.

.PHONY: help setup demo test test-console build release check instructions fmt bench console unicode passwords fuzz \
	fuzz-api chaos

help:
	@echo "make demo     show the gateway at work against a stand-in TikTok (ARGS=--exit ends by itself)"
	@echo "make test     run every test"
	@echo "make test-console  test the console in a real browser (ARGS='-k rules' for those tests alone)"
	@echo "make build    build for development      make release  build for use: .build/release/gatehouse"
	@echo "make release ARGS='--traits TLS'   with HTTPS on the listeners themselves"
	@echo "make check    formatting, module boundaries and instruction counts      make fmt  put the formatting right"
	@echo "make instructions  count what an event costs (ARGS=--update to keep it as what may be)"
	@echo "make bench    measure durable ingest beside a bare echo (ARGS=--json for programs)"
	@echo "make console  list the console's files anew for the binary, after adding or removing one"
	@echo "make unicode  make the table of characters anew from Debian's ICU"
	@echo "make fuzz     give ten million inputs to everything that reads bytes from strangers"
	@echo "make fuzz-api ask a running gateway 20,000 things that its openapi.yaml allows, and some that it does not"
	@echo "make chaos    break everything around the gateway and print what it promised and what was seen (ARGS=--help)"
	@echo "make passwords  make the digests of common passwords anew from a Debian package"
	@echo "make setup    install the Debian packages that are missing"

setup:
	@scripts/setup

demo: setup
	@swift build --product gatehouse
	@.build/debug/gatehouse demo $(ARGS)

test: setup
	@scripts/test-tools
	@scripts/test $(ARGS)

test-console: setup
	@scripts/test-console $(ARGS)

build: setup
	swift build $(ARGS)

release: setup
	swift build -c release --product gatehouse $(ARGS)

check: setup
	@scripts/setup valgrind || echo "check: goes on without valgrind" >&2
	scripts/check

instructions:
	@scripts/setup valgrind
	scripts/instructions $(ARGS)

fmt:
	swift format --in-place --parallel --recursive Package.swift Sources Tests

bench: setup
	@swift build -c release --product gatehouse 1>&2
	@.build/release/gatehouse bench $(ARGS)

console:
	@scripts/embed-console

unicode:
	@scripts/unicode/generate

fuzz: setup
	@scripts/fuzz-parsers $(ARGS)

fuzz-api: setup
	@swift build --product gatehouse
	@scripts/fuzz-api $(ARGS)

chaos: setup
	@scripts/test-tools 1>&2
	@scripts/chaos $(ARGS)

passwords:
	@scripts/passwords/generate

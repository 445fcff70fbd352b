# Everything a user or a developer does with Quizline. `make help` lists it.
.DEFAULT_GOAL := help
.PHONY: help serve test soak format lint sanitize clean deps

SWIFT ?= swift
SOURCES := Package.swift Sources Tests
PACKAGES := libuv1-dev libsimdjson-dev libsqlite3-dev

help: ## list these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

deps: ## install what is missing to build and test (apt)
	@deploy/install-packages $(PACKAGES)

serve: deps ## build and run a quiz server
	$(SWIFT) build -c release --product quizline
	exec "$$($(SWIFT) build -c release --show-bin-path)/quizline" serve

test: deps lint ## lint, build and run every test
	$(SWIFT) test

# The simulator alone, optimised. Hashing is the same in every process, so that a seed is the same evening anywhere.
soak: deps ## play simulated evenings with faults, seed after seed, until stopped (QUIZLINE_SOAK=SEED to begin there)
	QUIZLINE_PART=core SWIFT_DETERMINISTIC_HASHING=1 QUIZLINE_SOAK=$${QUIZLINE_SOAK:-0} \
		$(SWIFT) test -c release -Xswiftc -enable-testing --disable-xctest --scratch-path .build-soak --filter Soak

format: ## format the sources in place
	$(SWIFT) format -i -r $(SOURCES)

lint: ## check the format
	$(SWIFT) format lint --strict -r $(SOURCES)

# With lld: gold, Swift's choice on Debian 12, warns of every symbol of AddressSanitizer. Without XCTest, which has no tests
# here and leaks a little when it runs none. AddressSanitizer looks for leaks too, for which it must be allowed to ptrace
# itself; ASAN_OPTIONS=detect_leaks=0 does without.
SANITIZED := QUIZLINE_PART=core $(SWIFT) test --disable-xctest -Xswiftc -use-ld=lld

sanitize: deps ## the loop, the protocol and the night under ThreadSanitizer and AddressSanitizer
	$(SANITIZED) --sanitize thread --scratch-path .build-tsan
	$(SANITIZED) --sanitize address --scratch-path .build-asan

clean: ## remove what was built
	rm -rf .build .build-tsan .build-asan .build-soak

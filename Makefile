# Everything a user or a developer does with Quizline. `make help` lists it.
.DEFAULT_GOAL := help
.PHONY: help serve test repeat survive race soak format lint sanitize bench microbench profile clean deps test-deps

SWIFT ?= swift
# One program with Swift's libraries in it: it starts in a third of the time, answers cost a quarter less, and it runs where
# there is no Swift. With lld, as gold, Swift's choice on Debian 12, warns of what Foundation uses.
RELEASE := -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xswiftc -enforce-exclusivity=unchecked
SOURCES := Package.swift Sources Tests loadtest
PACKAGES := libuv1-dev libsimdjson-dev libsqlite3-dev
# What the end-to-end tests play with, besides.
TEST_PACKAGES := gcc libc6-dev python3 python3-jsonschema netcat-openbsd inetutils-telnet expect iproute2

help: ## list these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

deps: ## install what is missing to build and test (apt)
	@deploy/install-packages $(PACKAGES)

test-deps: deps
	@deploy/install-packages $(TEST_PACKAGES)

serve: deps ## build and run a quiz server
	$(SWIFT) build $(RELEASE) --product quizline
	exec "$$($(SWIFT) build $(RELEASE) --show-bin-path)/quizline" serve

test: test-deps lint ## lint, build and run every test
	$(SWIFT) test

repeat: test-deps ## play the whole end-to-end evening 50 times in a row
	QUIZLINE_ROUNDS=50 $(SWIFT) test --filter 'EndToEnd.QuizNight'

survive: test-deps ## kill the server 200 times in the middle of games with 100 players
	QUIZLINE_KILLS=200 QUIZLINE_PLAYERS=100 $(SWIFT) test --filter 'EndToEnd.Survival'

race: test-deps ## two players race for the buzzer over a slow link (wants a quiet machine)
	$(SWIFT) build --product quizline
	python3 Tests/Tools/buzzer_race.py "$$($(SWIFT) build --show-bin-path)/quizline"

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

# The server, its yardstick and (where they are installed) Redis and NATS in turns; takes a quarter of an hour. Fewer, say:
# make bench BENCH="--players 2000 --rounds 1".
BENCH ?= --players 10000 --json .build/bench.json --text .build/bench.txt

bench: deps ## measure the server against bare libuv, in turns, and say ratios
	for product in quizline quizline-baseline quizline-load; do $(SWIFT) build $(RELEASE) --product $$product || exit 1; done
	"$$($(SWIFT) build $(RELEASE) --show-bin-path)/quizline-load" bench $(BENCH)

# PART=framing, decode, encode, apply, leaderboard or recovery for one of them.
microbench: deps ## time framing, decoding, encoding, the rules and the leaderboard, one by one (PART=apply: only that)
	for product in quizline-microbench CountingMalloc; do $(SWIFT) build $(RELEASE) --product $$product || exit 1; done
	"$$($(SWIFT) build $(RELEASE) --show-bin-path)/quizline-microbench" $(or $(PART),all) --count-allocations

profile: deps ## count what an answer, a question and a reveal cost the server in allocations and in instructions
	@deploy/install-packages valgrind binutils
	for product in quizline quizline-load CountingMalloc; do $(SWIFT) build $(RELEASE) --product $$product || exit 1; done
	loadtest/profile "$$($(SWIFT) build $(RELEASE) --show-bin-path)" $(or $(PLAYERS),1000)

clean: ## remove what was built
	rm -rf .build .build-tsan .build-asan .build-soak

# make run     build, check the rules, play a selection in Yantai; HAOPAI_LANGUAGE=zh for Chinese
# make test    format, build and tests, warnings are errors
# make bench   figures of speed and memory
# make mutants breaks the rules in thousands of ways and lists what validation lets through
# make crash   kills the tool KILLS times under load, and while it erases, and looks what is lost; KILLS=300
# make simulate lets people by chance come to offices that fail, a world a seed; SEEDS=500 or 17..17
# make fuzz    libFuzzer on YAML, expressions, rule files, requests; SECONDS=600 in all, FUZZ=folder

STRICT  := -Xswiftc -warnings-as-errors
# Linked with all its libraries, the tool starts in half the time, and needs none of them where it is
# copied to. Where its code lies is left to chance all the same (static-pie), which allows no search
# path for libraries. What is written in one go the system keeps in large pieces.
RELEASE := swift build -c release -Xswiftc -static-executable -Xswiftc -Xclang-linker \
  -Xswiftc -static-pie --disable-local-rpath $(STRICT) -Xswiftc -use-ld=lld \
  -Xlinker --no-mmap-output-file
HAOPAI  := .build/release/haopai
# The tests work through thousands of variants of the rules: optimised, they take a fifth of the time.
TESTS   := -c release --scratch-path .build/tests -Xswiftc -enable-testing $(STRICT) -Xswiftc -use-ld=lld
SECONDS := 600
KILLS   := 300
SEEDS   := 500
FUZZ    := .build/fuzz
FUZZER   = $(FUZZ)/build/release/haopai-fuzz
PACKAGES := libyaml-dev libsqlite3-dev pkg-config

.PHONY: run test bench mutants crash simulate fuzz system

run: system
	$(RELEASE) --product haopai
	$(HAOPAI) validate
	$(HAOPAI) test
	$(HAOPAI) try yantai new-car --at "2026-03-02 09:00" --script cities/yantai.try.txt

test: system
	swift format lint --strict -r Sources Tests Package.swift
	swift build --build-tests $(TESTS)
	.build/tests/release/haopai validate --strict
	.build/tests/release/haopai test
	swift test --skip-build $(TESTS)

bench: system
	$(RELEASE) --product haopai
	$(RELEASE) --product haopai-bench
	.build/release/haopai-bench . cities/yantai.yaml new-car

mutants: system
	$(RELEASE) --product haopai-mutants
	.build/release/haopai-mutants . Tests/HaopaiMutationTests/survivors.txt

crash: system
	$(RELEASE) --product haopai
	$(RELEASE) --product haopai-crash
	.build/release/haopai-crash $(HAOPAI) . $(KILLS)

simulate: system
	$(RELEASE) --product haopai-simulate
	.build/release/haopai-simulate . $(SEEDS)

# What it finds stays in found/TARGET of the folder, as crash-*, timeout-* and slow-unit-*; to see one
# again: haopai-fuzz --TARGET FILE. Swift's own traces would keep libFuzzer from writing it.
fuzz: system
	HAOPAI_FUZZ=1 swift build -c release --scratch-path $(FUZZ)/build --product haopai-fuzz \
	  -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing -Xswiftc -use-ld=lld
	$(FUZZER) seeds . $(FUZZ)/seeds
	@found=0; for target in yaml expression rules office lines; do \
	  mkdir -p $(FUZZ)/corpus/$$target $(FUZZ)/found/$$target; \
	  SWIFT_BACKTRACE=enable=no $(FUZZER) --$$target $(FUZZ)/corpus/$$target $(FUZZ)/seeds/$$target \
	    -max_total_time=$$(( $(SECONDS) / 5 )) -timeout=10 -report_slow_units=1 -max_len=65536 -mutate_depth=2 \
	    -dict=Tests/haopai-fuzz/words.dict -print_final_stats=1 \
	    -artifact_prefix=$(FUZZ)/found/$$target/ || found=1; \
	done; exit $$found

# Installs the system's libraries only where they are not there.
system:
	@if pkg-config --exists yaml-0.1 sqlite3 2>/dev/null || \
	  test -e /usr/include/yaml.h -a -e /usr/include/sqlite3.h; then :; \
	elif ! command -v apt-get >/dev/null; then \
	  echo "libyaml or sqlite3 is missing; install them and pkg-config with the system's package manager" >&2; \
	  exit 1; \
	elif test "$$(id -u)" = 0; then \
	  apt-get update && apt-get install -y --no-install-recommends $(PACKAGES); \
	elif command -v sudo >/dev/null; then \
	  sudo apt-get update && sudo apt-get install -y --no-install-recommends $(PACKAGES); \
	else \
	  echo "libyaml or sqlite3 is missing; as root: apt-get install $(PACKAGES)" >&2; \
	  exit 1; \
	fi

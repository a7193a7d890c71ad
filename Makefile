# Thin: lists and rules. `make run` and `make test` install what they lack (config/packages) and ask nothing.

BUILD    ?= build
VERSION  := 0.1.0
CC       ?= gcc
PKGS     := ncursesw sqlite3 libutf8proc libcjson libsodium
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla \
            -Wwrite-strings -Wpointer-arith -Wcast-qual -Wundef
HARDEN   := -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE
OPTIM    ?= -O2 -D_FORTIFY_SOURCE=3
CFLAGS   += -std=c17 -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -g -ffile-prefix-map=$(CURDIR)=. $(OPTIM) $(WARN) $(HARDEN) $(EXTRA)
CPPFLAGS += -I. -I$(BUILD)/gen $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDFLAGS  += -pie -Wl,-z,relro,-z,now,-z,noexecstack $(EXTRA)
LDLIBS    = $(shell pkg-config --libs $(PKGS)) -liniparser -lcsv

SQL      := $(sort $(wildcard core/store/schema/*.sql))
CORE     := $(sort $(wildcard core/*.c core/*/*.c)) $(BUILD)/gen/schema.c $(BUILD)/gen/postal.c
UPPER    := $(sort $(wildcard config/*.c cli/*.c tui/*.c tui/*/*.c))
PROGRAM  := $(filter-out cli/main.c,$(UPPER))
PRINT    := $(sort $(wildcard print/*.c))
PRINTS   := xlsxwriter pangocairo cairo-pdf fontconfig libqrencode
PRINTING  = $(subst -I/,-isystem /,$(shell pkg-config --cflags $(PRINTS) 2>/dev/null))
PRINTED  := $(filter-out print/main.c,$(PRINT)) config/language.c core/status.c core/export/sheet.c core/text/utf8.c core/text/width.c
UNIT     := $(sort $(wildcard tests/unit/*.c))
TERMINAL := $(sort $(wildcard tests/terminal/*.c))
SCREENS  := $(sort $(wildcard tests/screens/*.c))
FAULTS   := $(sort $(wildcard tests/faults/*.c))
FUZZ     := $(sort $(wildcard tests/fuzz/*.c)) tests/unit/desk_fixture.c tests/faults/file.c
BENCH    := $(sort $(wildcard tests/bench/*.c))
SOURCES   = $(shell git ls-files '*.c' '*.h')
ANALYSED  = $(filter-out $(BUILD)/%,$(CORE)) $(UPPER) $(PRINT)
WORDS     = $(BUILD)/locale/ja/LC_MESSAGES/madoguchi.mo
MANUALS  := $(wildcard docs/*.1 docs/*/*.1)
PREFIX   ?= /usr/local
JOBS     := $(shell nproc)
SUBMAKE   = $(MAKE) --no-print-directory -j$(JOBS)
objects   = $(patsubst %.c,$(BUILD)/%.o,$(patsubst $(BUILD)/%,%,$(1)))

.DEFAULT_GOAL := all
.PHONY: all program run practice test unit check layers format analyse sanitize fuzz clang reproduce \
        soak mutants bench screenshots install ini po clean
.DELETE_ON_ERROR:

all: packages-build
	@$(SUBMAKE) program

program: $(BUILD)/madoguchi $(BUILD)/madoguchi-print $(WORDS)

# The practice desk is of today: the day in the office, UTC+9, or the one MADOGUCHI_NOW names.
run: packages-build
	@$(SUBMAKE) program
	@$(SUBMAKE) practice
	@$(BUILD)/madoguchi --db $(BUILD)/practice.db

practice: program
	@config/practice $(BUILD)

test: packages-build packages-test
	@$(SUBMAKE) program $(BUILD)/tests/unit-tests
	@BUILD=$(BUILD) tests/run

packages-%:
	@config/install-packages $*

$(BUILD)/madoguchi: $(call objects,$(CORE) $(UPPER))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/madoguchi-print: $(call objects,$(PRINTED) print/main.c)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs $(PRINTS)) -lutf8proc

$(BUILD)/print/%.o: CPPFLAGS += $(PRINTING)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -Wno-overlength-strings -MMD -MP -c -o $@ $<

$(BUILD)/gen/schema.c: $(SQL) Makefile
	@mkdir -p $(@D)
	@{ echo '#include <stddef.h>'; echo '#include "core/store/schema.h"'; echo 'const struct migration migrations[] = {'; \
	for f in $(SQL); do printf '{"%s",\n' "$$(basename $$f .sql)"; \
	sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n"/' $$f; echo '},'; done; \
	echo '{NULL, NULL}};'; } > $@

$(BUILD)/gen/postal.c: config/postal.csv Makefile
	@mkdir -p $(@D)
	@{ echo '#include "core/office/postal.h"'; echo 'const char postal_own[] ='; \
	sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n"/' $<; echo ';'; } > $@

$(BUILD)/tests/unit-tests: $(call objects,$(CORE) $(PROGRAM) $(TERMINAL) $(UNIT))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcriterion -lvterm -lutil

$(BUILD)/tests/play: $(call objects,$(CORE) $(PROGRAM) $(TERMINAL) $(SCREENS)) | $(BUILD)/tests/madoguchi-print
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lvterm -lutil

# Every program looks for it beside itself.
$(BUILD)/tests/madoguchi-print: | $(BUILD)/madoguchi-print
	@mkdir -p $(@D)
	ln -sf ../madoguchi-print $@

$(BUILD)/tests/drive: $(call objects,$(TERMINAL) tests/e2e/drive.c)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lvterm -lutil

$(BUILD)/tests/desk_race $(BUILD)/tests/waiting_race: $(BUILD)/tests/unit/desk_fixture.o
$(BUILD)/tests/seat_race $(BUILD)/tests/closing_race: $(BUILD)/tests/races/race.o
$(BUILD)/tests/%_race: $(BUILD)/tests/races/%_race.o $(call objects,$(CORE))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/tests/fault_day: $(call objects,$(CORE) $(FAULTS) tests/unit/desk_fixture.c)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/tests/replay: $(call objects,$(CORE) $(PROGRAM) $(FUZZ))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# With libFuzzer, whose own main takes the place of replay.c: see `fuzz`.
$(BUILD)/tests/fuzzer: $(call objects,$(CORE) $(PROGRAM) $(filter-out tests/fuzz/replay.c,$(FUZZ)))
	$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

$(BUILD)/tests/%_bench: $(BUILD)/tests/bench/%_bench.o $(call objects,$(filter-out %_bench.c,$(BENCH)) $(CORE) $(TERMINAL))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lvterm -lutil

$(BUILD)/locale/%/LC_MESSAGES/madoguchi.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check-format --check-domain -o $@ $<

unit: $(BUILD)/tests/unit-tests $(WORDS)
	$(BUILD)/tests/unit-tests -j2 --timeout 60

# What `make check` asks beyond the tests. Builds of their own stand beside the program's: $(BUILD)/asan and so on.
check: packages-build packages-test packages-check
	@$(SUBMAKE) test
	@$(MAKE) --no-print-directory -k layers format clang sanitize fuzz analyse reproduce

layers:
	tests/layers

format:
	clang-format --dry-run --Werror $(SOURCES)

# gcc loses sight of texts that an array in memory owns; the sanitizers' builds say whether they leak.
%/analyse/tui/edit.o %/analyse/cli/import.o %/analyse/core/export/child.o \
%/analyse/print/table.o %/analyse/core/seminars/questionnaire.o: CFLAGS += -Wno-analyzer-malloc-leak

analyse:
	@tests/analyse '$(CPPFLAGS) $(PRINTING) $(filter -std=%,$(CFLAGS))' $(ANALYSED)
	@$(SUBMAKE) BUILD=$(BUILD)/analyse OPTIM=-O1 EXTRA='-fanalyzer -Werror' \
	  $(BUILD)/analyse/madoguchi $(BUILD)/analyse/madoguchi-print

sanitize:
	@$(SUBMAKE) BUILD=$(BUILD)/asan OPTIM='-O1 -fno-omit-frame-pointer' \
	  EXTRA='-fsanitize=address,undefined -fno-sanitize-recover=all' program $(BUILD)/asan/tests/unit-tests $(BUILD)/asan/tests/play
	@tests/sanitize $(BUILD)/asan

# Each target for FUZZ_SECONDS, from its corpus on.
fuzz:
	@$(SUBMAKE) BUILD=$(BUILD)/fuzz CC=clang-14 OPTIM='-O1 -fno-omit-frame-pointer' \
	  EXTRA='-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all' $(BUILD)/fuzz/tests/fuzzer
	@BUILD=$(BUILD) tests/fuzz/fuzz

clang:
	@$(SUBMAKE) BUILD=$(BUILD)/clang CC=clang-14 EXTRA=-Werror program $(BUILD)/clang/tests/unit-tests
	$(BUILD)/clang/tests/unit-tests -j2 --timeout 60

reproduce:
	@tests/reproduce $(BUILD) madoguchi madoguchi-print

# Each is a script of its own, in the tree as soon as there is something to run.
bench: packages-build packages-test
	@$(SUBMAKE) program $(patsubst tests/bench/%.c,$(BUILD)/tests/%,$(filter %_bench.c,$(BENCH)))
	tests/bench/run

soak: packages-build packages-test packages-check
	@$(SUBMAKE) program
	tests/soak

mutants: packages-build packages-test
	tests/mutants

install: program
	install -D -m 755 $(BUILD)/madoguchi $(DESTDIR)$(PREFIX)/bin/madoguchi
	install -D -m 755 $(BUILD)/madoguchi-print $(DESTDIR)$(PREFIX)/bin/madoguchi-print
	install -D -m 644 config/madoguchi.ini $(DESTDIR)$(PREFIX)/share/madoguchi/madoguchi.ini
	install -D -m 644 $(WORDS) $(DESTDIR)$(PREFIX)/share/locale/ja/LC_MESSAGES/madoguchi.mo
	for page in $(MANUALS); do \
	install -D -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/$$(dirname $$page | sed 's|^docs/*||')/man1/$$(basename $$page); done
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/madoguchi docs/manual.md docs/manual.ja.md

# Both renew a committed file from the sources; the tests say when that is due.
ini: program
	$(BUILD)/madoguchi --lang en config --print > $(BUILD)/madoguchi.ini
	mv $(BUILD)/madoguchi.ini config/madoguchi.ini

po: $(BUILD)/madoguchi.pot
	msgmerge --quiet --no-fuzzy-matching --no-location --sort-output --no-wrap -o $(BUILD)/ja.po po/ja.po $<
	msgattrib --no-obsolete --no-location --sort-output --no-wrap -o po/ja.po $(BUILD)/ja.po
	sed -i '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To:/d' po/ja.po

$(BUILD)/madoguchi.pot: $(filter-out $(BUILD)/%,$(CORE)) $(UPPER) $(PRINT) tui/call_keys.h
	@mkdir -p $(@D)
	xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 --no-location --sort-output --no-wrap -o $@ $^

screenshots: packages-build packages-test packages-pictures
	screenshots/run

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

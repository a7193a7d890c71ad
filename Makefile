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
CORE     := $(sort $(wildcard core/*.c core/*/*.c)) $(BUILD)/gen/schema.c
UPPER    := $(sort $(wildcard config/*.c cli/*.c tui/*.c tui/*/*.c))
PROGRAM  := $(filter-out cli/main.c,$(UPPER))
UNIT     := $(sort $(wildcard tests/unit/*.c))
TERMINAL := $(sort $(wildcard tests/terminal/*.c))
SCREENS  := $(sort $(wildcard tests/screens/*.c))
objects   = $(patsubst %.c,$(BUILD)/%.o,$(patsubst $(BUILD)/%,%,$(1)))

.DEFAULT_GOAL := all
.PHONY: all run test check soak bench screenshots install clean packages-% layers unit screens e2e
.DELETE_ON_ERROR:

all: packages-build
	@$(MAKE) --no-print-directory program

program: $(BUILD)/madoguchi

packages-%:
	@config/install-packages $*

$(BUILD)/madoguchi: $(call objects,$(CORE) $(UPPER))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

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

$(BUILD)/tests/unit-tests: $(call objects,$(CORE) $(PROGRAM) $(TERMINAL) $(UNIT))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcriterion -lvterm -lutil

$(BUILD)/tests/play: $(call objects,$(CORE) $(PROGRAM) $(TERMINAL) $(SCREENS))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lvterm -lutil

$(BUILD)/tests/drive: $(call objects,$(TERMINAL) tests/e2e/drive.c)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lvterm -lutil

unit: $(BUILD)/tests/unit-tests
	$(BUILD)/tests/unit-tests -j2 --timeout 60

screenshots: packages-build packages-test packages-pictures
	screenshots/run

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# kaism: static selection dossiers. `make help` lists the targets.

VARIANT ?= release
CC      ?= gcc
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))
BUILD   := build/$(VARIANT)$(if $(filter gcc,$(CC)),,-$(notdir $(CC)))
PROGRAM := $(BUILD)/kaism
JOBS    ?= $(shell nproc 2>/dev/null || echo 1)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(JOBS)
endif

# ---- packages (Debian 12) -------------------------------------------------
PACKAGES := gcc libc6-dev make git pkg-config libyaml-dev libhpdf-dev libcmark-dev libcsv-dev \
	libutf8proc-dev libmd-dev libharfbuzz-dev libfontconfig-dev libunibreak-dev \
	libdeflate-dev libpng-dev libhyphen-dev hyphen-en-gb fontconfig fonts-noto-core fonts-noto-cjk fonts-dejavu-core
TEST_PACKAGES := check clang libclang-rt-14-dev poppler-utils qpdf mupdf-tools cmark-gfm ruby-mdl \
	universal-ctags python3 python3-jsonschema python3-yaml libfreetype-dev zlib1g-dev librsvg2-bin locales
PKG_CONFIG_NAMES := yaml-0.1 libcmark libutf8proc libmd harfbuzz harfbuzz-subset fontconfig \
	libunibreak libdeflate libpng
LIBRARIES = $$(pkg-config --libs $(PKG_CONFIG_NAMES)) -lhpdf -lcsv -lhyphen -lm

# ---- flags ------------------------------------------------------------------
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes \
	-Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wundef -Wvla -Wdouble-promotion -Werror
FLAGS_release  := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
FLAGS_debug    := -Og -g3
FLAGS_san      := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined
FLAGS_coverage := -O0 -g --coverage
LINK_release   := -pie -Wl,-z,relro,-z,now
LINK_san       := -fsanitize=address,undefined
LINK_coverage  := --coverage
CFLAGS_ALL = -std=c17 -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc $(WARNINGS) $(FLAGS_$(VARIANT)) \
	-ffp-contract=off -MMD -MP $(CFLAGS)

SOURCES   := $(sort $(wildcard src/*/*.c))
OBJECTS   := $(SOURCES:src/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/templates.o
LIBRARY   := $(BUILD)/libkaism.a
TEMPLATES := $(sort $(wildcard templates/*/*.md templates/*/*.yaml) $(shell find templates/init -type f))
UNIT_SRC  := $(sort $(wildcard tests/unit/*/test_*.c))
UNITS     := $(UNIT_SRC:tests/%.c=$(BUILD)/tests/%)
PROJECTS  := $(notdir $(patsubst %/kaism.yaml,%,$(wildcard content/*/kaism.yaml)))
# `make deps dossier` must not compile before deps is through.
# `make V=1` shows the commands.
QUIET  = $(if $(V),,@echo "  $@";)
AFTER_DEPS := $(filter deps deps-test,$(MAKECMDGOALS))

.PHONY: all help deps deps-test dossier check check-fast unit golden golden-update bad layers \
	metrics messages fuzz lint format bench install clean
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAM) ## build the program (VARIANT=release|debug|san|coverage)

$(PROGRAM): $(BUILD)/obj/app/main.o $(LIBRARY)
	$(QUIET)$(CC) $(LINK_$(VARIANT)) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LIBRARIES)

$(LIBRARY): $(filter-out %/app/main.o,$(OBJECTS))
	@rm -f $@
	$(QUIET)ar rcsD $@ $^

$(BUILD)/obj/%.o: src/%.c | $(AFTER_DEPS)
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) $$(pkg-config --cflags $(PKG_CONFIG_NAMES)) -c -o $@ $<

# The dossier's words, compiled into the program.
$(BUILD)/templates.c: templates/embed.awk $(TEMPLATES)
	@mkdir -p $(@D)
	$(QUIET)LC_ALL=C awk -f templates/embed.awk $(TEMPLATES) > $@

$(BUILD)/obj/templates.o: $(BUILD)/templates.c | $(AFTER_DEPS)
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -Wno-overlength-strings -c -o $@ $<

dossier: $(PROGRAM) ## build the example projects into output/
	@set -e; for project in $(PROJECTS); do \
		$(PROGRAM) build -C content/$$project -o output/$$project; done

# ---- tests ------------------------------------------------------------------
$(BUILD)/tests/%: tests/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -Itests/support $$(pkg-config --cflags $(PKG_CONFIG_NAMES) check freetype2) \
		$(LINK_$(VARIANT)) -o $@ $< $(LIBRARY) $$(pkg-config --libs check freetype2) $(LIBRARIES)

unit: $(UNITS) ## the unit tests of this variant
	@tests/tools/run-units $(BUILD) $(UNITS)

check: | $(AFTER_DEPS) ## everything that CI runs
	@$(MAKE) --no-print-directory VARIANT=release CC=gcc all unit
	@$(MAKE) --no-print-directory VARIANT=san CC=gcc all unit
	@$(MAKE) --no-print-directory VARIANT=san CC=clang all unit
	@tests/tools/check

check-fast: $(PROGRAM) unit golden layers metrics messages ## one variant, without the sanitizers

golden: $(PROGRAM) ## compare the golden cases
	@tests/tools/golden $(PROGRAM)

golden-update: $(PROGRAM) ## rewrite the golden cases; then read the diff
	@tests/tools/golden --update $(PROGRAM)
	@tests/tools/pixels --update $(PROGRAM)

layers: ## fail on an #include that the architecture does not allow
	@tests/tools/layers

metrics: ## the table of function lengths; fails past the limits
	@tests/tools/metrics

messages: ## every message the program can print stands in a test
	@tests/tools/messages

bench: ## time and memory per project size, against a bare baseline
	@$(MAKE) --no-print-directory VARIANT=release all
	@LIBRARIES="$(LIBRARIES)" tests/tools/bench

fuzz: ## projects with random faults, for five minutes, under the sanitizers
	@$(MAKE) --no-print-directory VARIANT=san CC=clang all
	@tests/tools/fuzz build/san-clang/kaism 300

lint:
	clang-tidy --quiet $(SOURCES) -- $(filter-out -MMD -MP,$(CFLAGS_ALL))

format:
	clang-format -i $(SOURCES) $(wildcard include/*/*.h src/*/*.h)

# ---- set-up -----------------------------------------------------------------
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
define install_packages
	@if dpkg -s $(1) >/dev/null 2>&1; then echo "$@: all packages are installed"; \
	elif command -v apt-get >/dev/null 2>&1; then \
		$(SUDO) apt-get -q update && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $(1); \
	else echo "$@: install what these Debian packages hold: $(1)"; exit 1; fi
endef

deps: ## install what building needs (Debian 12)
	$(call install_packages,$(PACKAGES))

deps-test: | $(filter deps,$(MAKECMDGOALS)) ## install what testing needs
	$(call install_packages,$(TEST_PACKAGES))

PREFIX ?= /usr/local
install: $(PROGRAM)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/kaism

clean:
	rm -rf build

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

-include $(wildcard $(BUILD)/obj/*/*.d $(BUILD)/obj/*.d $(BUILD)/tests/unit/*/*.d)

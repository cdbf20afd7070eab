# Two commands: `make demo` runs the main job, `make test` runs every check. The others are parts.
.PHONY: demo test lint types imports pytest interop bench bench-extract bench-bands bench-link mutants fuzz torture scripts messages clean

# The checks start Python a few hundred times: each start would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

DEMO ?= demo

demo:
	@tools/environment.sh
	@.venv/bin/incidents demo $(DEMO) --force

# Lint, types and import rules run beside the tests.
test: environment browser
	@$(MAKE) --no-print-directory -j3 lint types imports pytest

environment:
	@tools/environment.sh test

browser: environment
	@tools/browser.sh

lint: environment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: environment
	.venv/bin/mypy

imports: environment
	.venv/bin/lint-imports --no-cache

# One process a core and one more, since those that drive a browser wait for it; one that is done
# takes over from the others.
pytest: environment browser
	PYTEST_DEBUG_TEMPROOT=$$(tools/test-folder.sh) \
	    .venv/bin/python -m pytest -n $$(($$(nproc) + 1)) --dist worksteal

# Gathers messages from the sources and compiles their translations; lists what lacks one.
messages: environment
	.venv/bin/python tools/messages.py

# Other people's programs read what was exported: GDAL, LibreOffice, frictionless, libhxl, DuckDB.
interop:
	@tools/environment.sh interop
	@tools/interop.sh
	.venv/bin/python -m pytest tests/interop

# The site of the documentation, in site/: asks no network, and fails on a link that leads nowhere.
docs:
	@tools/environment.sh docs
	.venv/bin/python -m sphinx -q -W --keep-going -b html docs site

bench:
	@tools/environment.sh bench
	@tools/sqlite.sh
	.venv/bin/python -m benchmarks $(if $(SMALL),--small)

# Texts that people have put values to: real ones lie in a folder of samples.
SAMPLES ?= samples
bench-extract:
	@tools/environment.sh bench
	.venv/bin/python -m benchmarks.extraction --samples $(SAMPLES)

# Writes incidents/extract/bands.yaml: how often each rule is right.
bench-bands:
	@tools/environment.sh bench
	.venv/bin/python -m benchmarks.extraction --samples $(SAMPLES) --bands

# How well records of two books are linked, and how long 100,000 on either side take. Writes
# incidents/linkage/weights.yaml: the weights are fitted on pairs that people judged.
bench-link:
	@tools/environment.sh bench
	.venv/bin/python -m benchmarks.linkage --samples $(SAMPLES) --write --many 100000

# Do the tests notice small changes of the rules that decide what a reader believes? Takes about a
# quarter of an hour and is no part of `make test`; FILES="schema/dates.py ..." tries those alone.
mutants:
	@tools/environment.sh mutants
	.venv/bin/python -m tools.mutants $(FILES)

# Types and mistakes in the scripts of the map. Wants node and npm, and so is no part of `make test`.
scripts:
	@tools/scripts/check.sh

# Ten thousand damaged files for all importers: no traceback, none over 20 s or 1 GB. Takes about half
# an hour and is no part of `make test`; COUNT=500 SEED=7 tries others.
COUNT ?= 10000
SEED ?= 1
fuzz: environment
	.venv/bin/python -m tools.fuzz --count $(COUNT) --seed $(SEED)

# Commands killed at random moments, full disks, a crowd, older stores migrated under kills: nothing may
# be lost or half written. Takes less than a quarter of an hour and is no part of `make test`; SEED=7
# cuts off elsewhere, KILLS=20 DISKS=6 MINUTES=0.5 is a short one.
KILLS ?= 200
DISKS ?= 50
MINUTES ?= 5
torture: environment
	.venv/bin/python -m tools.torture --seed $(SEED) --kills $(KILLS) --disks $(DISKS) --minutes $(MINUTES)

clean:
	rm -rf .venv site $(DEMO)

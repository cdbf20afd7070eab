# Two commands: `make demo` runs the main job, `make test` runs every check. The others are parts.
.PHONY: demo test lint types imports pytest bench clean

DEMO ?= demo

demo:
	@tools/environment.sh
	@.venv/bin/incidents demo $(DEMO) --force

test: environment browser lint types imports pytest

environment:
	@tools/environment.sh test

browser:
	@tools/browser.sh

lint: environment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: environment
	.venv/bin/mypy

imports: environment
	.venv/bin/lint-imports --no-cache

# The gazetteer that tests build stays in .venv/cache for the next run.
pytest: environment browser
	INCIDENTS_CACHE="$(CURDIR)/.venv/cache" .venv/bin/python -m pytest

bench:
	@tools/environment.sh bench
	.venv/bin/python -m benchmarks

clean:
	rm -rf .venv $(DEMO)

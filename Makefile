# Two commands: `make demo` runs the main job, `make test` runs every check. The others are parts.
.PHONY: demo test lint types imports pytest bench bench-extract clean

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

pytest: environment browser
	.venv/bin/python -m pytest

bench:
	@tools/environment.sh bench
	.venv/bin/python -m benchmarks

SAMPLES ?= samples
bench-extract:
	@tools/environment.sh bench
	.venv/bin/python -m benchmarks.extraction --samples $(SAMPLES)

clean:
	rm -rf .venv $(DEMO)

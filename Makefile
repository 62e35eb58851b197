# Guildhouse. `make` alone lists what there is.
# Needs make and Python 3.11 or newer; everything else is installed into .venv from pinned requirements.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
BIN := .venv/bin

# A `make run` is a house to look around in: it shows sample accounts. Say GUILDHOUSE_DEMO=no for an empty one.
run: export GUILDHOUSE_DEMO ?= yes

.DEFAULT_GOAL := help
.PHONY: help run test check format reference words bench soak pins clean ready ready-dev python

help: ## List what make can do
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ready ## Start the house in production mode; the first time, make the database and a demo community
	@exec $(BIN)/guildhouse serve

test: ready-dev ## Everything: checks, tests on SQLite and PostgreSQL, browser tests
	@$(BIN)/python tests/run.py

check: ready-dev ## Style, types, contracts, sizes, migrations, documentation
	@$(BIN)/python tests/run.py check

format: ready-dev ## Put the code into its one layout
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

reference: ready-dev ## Write docs/reference anew from the code
	@$(BIN)/guildhouse document

words: ready-dev ## Bring the catalogues of translations up to date with the code, and compile them
	@$(BIN)/guildhouse words

bench: ready-dev ## Measure pages, search, import and live events; print a table, write JSON
	@$(BIN)/python -m benchmarks $(BENCH)

soak: ready-dev ## The long runs: many seeds, many kills, load, fuzz
	@$(BIN)/python tests/run.py soak

pins: ready-dev ## Pin the requirements anew, with hashes
	@for kind in base dev; do $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
		--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		-o requirements/$$kind.txt requirements/$$kind.in || exit 1; done

clean: ## Take away what was built; var/, with the database and the keys, stays
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready: python
	@$(PYTHON) requirements/prepare.py base

ready-dev: python
	@$(PYTHON) requirements/prepare.py dev

python:
	@test -n "$(PYTHON)" || { echo "Guildhouse needs Python 3.11 or newer: apt-get install python3 python3-venv" >&2; exit 1; }

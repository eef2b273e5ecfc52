# `make check` lints the articles of this repository; `make test` and `make lint` hold the code.
# The first run of any of them makes .venv from requirements.lock; it needs Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WORKERS ?= 2

.DEFAULT_GOAL := check
.PHONY: check test lint lock bench accuracy docs schemas clean

check: $(STAMP)
	$(BIN)/factcheck check seeds/ --fail-level never

test: $(STAMP)
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/factcheck check seeds/ --baseline seeds-baseline.jsonl --output concise

bench: $(STAMP)
	$(BIN)/python -m benchmarks

# Needs the corpora in ../shared, and says so where they are missing.
accuracy: $(STAMP)
	$(BIN)/python benchmarks/accuracy.py

# What `factcheck schema NAME` prints, for editors; a test fails where these are stale.
schemas: $(STAMP)
	for name in report config rule cases; do \
		$(BIN)/factcheck schema $$name > docs/schemas/$$name.json || exit 1; \
	done

# The documentation, into site/. The tests build it as well, and run every command of the tutorial.
docs: $(STAMP)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# Pins every dependency, for every platform, with hashes.
lock:
	scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(PYTHON) -m venv "$$scratch" && \
	"$$scratch/bin/pip" install --quiet uv && \
	"$$scratch/bin/uv" pip compile --quiet --universal --python-version 3.11 --group dev \
		--generate-hashes --custom-compile-command "make lock" pyproject.toml -o requirements.lock

# The project itself comes last and without its dependencies: they are pinned above it. Compiled at
# once, for Python may be told not to keep what it compiles, and would then do so in every run.
$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q factcheck
	touch $(STAMP)

clean:
	rm -rf $(VENV) build dist site .factcheck_cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

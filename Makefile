# The only tools a fresh machine needs are Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
export STREAMLIT_BROWSER_GATHER_USAGE_STATS = false

.PHONY: run test check bench lock words clean

run: .venv/ready  ## load the sample into an empty home, open the dashboard
	$(BIN)/python -m pipelines demo
	$(BIN)/streamlit run server.py --server.port $(PORT)

test: .venv/ready  ## every test; the browser ones where a Chromium is found
	$(BIN)/python -m pytest

check: .venv/ready  ## format, lint, types, import contracts, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: .venv/ready  ## performance as ratios measured in one run
	$(BIN)/python -m benchmarks

words: .venv/ready  ## bring the French catalogues up to date with the code
	$(BIN)/python -m barometer.locale

lock: .venv/ready  ## pin every dependency with its hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock

.venv/ready: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Barometer needs Python 3.11 or later: make PYTHON=python3.12 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

clean:
	rm -rf .venv data/home .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# The only tools a fresh machine needs are Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
export STREAMLIT_BROWSER_GATHER_USAGE_STATS = false

.PHONY: run test lint check bench soak words lock clean

run: .venv/ready  ## load the sample into an empty home, open the dashboard
	$(BIN)/python -m pipelines demo
	$(BIN)/streamlit run server.py --server.port $(PORT)

test: .venv/ready  ## every test; the browser ones where a Chromium is found
	$(BIN)/python -m pytest -n logical --dist worksteal

lint: .venv/ready  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## what pre-commit and CI ask for

bench: .venv/ready  ## performance as ratios measured in one run
	$(BIN)/python -m benchmarks

soak: .venv/ready  ## the long campaigns: 10,000 mutated files, 1,000 kills
	$(BIN)/python -m tests.soak

words: .venv/ready  ## bring the French catalogues up to date with the code
	$(call update_words,pages,app.py pages barometer/ui barometer/evidence barometer/findings barometer/charts)
	$(call update_words,pipelines,pipelines barometer/store barometer/errors.py barometer/questionnaire.py barometer/schemas.py barometer/text.py barometer/metrics)

define update_words
	$(BIN)/pybabel -q extract --no-default-keywords -k _ -k text -k plural:1,2 -k say \
	  --sort-by-file --no-wrap --omit-header --add-location=file -o .venv/$(1).pot $(2)
	$(BIN)/pybabel -q update --no-fuzzy-matching --no-wrap --ignore-pot-creation-date \
	  -i .venv/$(1).pot -d barometer/locale -l fr -D $(1)
endef

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

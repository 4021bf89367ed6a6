# `make serve` is the main job; CONTRIBUTING.md explains the other words.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
LOCALES := src/imenik/resources/locales

.PHONY: serve site check test test-python audit fuzz sbom format accept catalogues wheel bench lighthouse screens lock clean
.DEFAULT_GOAL := serve

serve: .venv/site.stamp
	$(BIN)/imenik serve

site: .venv/site.stamp
	$(BIN)/imenik build

check: .venv/site.stamp
	$(BIN)/imenik check

test: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/mypy
	npm run -s check
	$(BIN)/imenik check
	$(BIN)/imenik format --check
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# What depends on the version of Python: the tests without a browser.
test-python: .venv/test.stamp
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --ignore=tests/browser

# What takes too long for every merge: the tests with the marker `audit`.
audit: .venv/audit.stamp
	$(BIN)/pytest -m audit

# Ten minutes for each of the three readers of strangers' files; what breaks one becomes a case in `tests/hostile/`.
fuzz: .venv/audit.stamp
	for target in loader issue table; do $(BIN)/python -m tests.fuzz $$target -max_total_time=600 || exit 1; done

# Python and JavaScript in their usual layout.
format: .venv/test.stamp
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format .
	npm run -s format

# Take the changed output of the site and schema snapshots on purpose; read `git diff` before committing it.
accept: .venv/test.stamp
	$(BIN)/pytest -q --accept tests/test_snapshot.py tests/test_docs.py tests/views/test_sentences.py

# Bring new messages of the code and the templates into the catalogues; then translate them.
catalogues: .venv/test.stamp
	$(BIN)/pybabel -q extract -F scripts/babel.cfg -k say -k _ -k count:1,2 -k forms:1,2 --no-location --sort-output \
	  --omit-header -o .venv/messages.pot src
	for language in $(basename $(notdir $(wildcard $(LOCALES)/*.po))); do \
	  $(BIN)/pybabel -q update -i .venv/messages.pot -o $(LOCALES)/$$language.po -l $$(echo $$language | tr - _) \
	    --no-fuzzy-matching --ignore-obsolete --width=110; \
	done

# The source archive, the wheel made from it, and a site made by that wheel. Their times are those of the last commit,
# so that two builds give the same bytes.
wheel: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
wheel: .venv/test.stamp
	rm -rf dist
	mkdir dist
	$(BIN)/python -c 'from flit_core.buildapi import build_sdist; build_sdist("dist")'
	$(BIN)/pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist dist/*.tar.gz
	IMENIK_WHEEL=$$(ls dist/*.whl) $(BIN)/pytest tests/test_wheel.py

# What the wheel needs, with versions and hashes, as a bill of materials (CycloneDX); the tool has an environment of its own.
sbom: requirements.lock
	$(PYTHON) -m venv .venv/sbom
	.venv/sbom/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-release.lock
	mkdir -p dist
	.venv/sbom/bin/cyclonedx-py requirements --pyproject pyproject.toml --mc-type library --output-reproducible \
	  --spec-version 1.6 -o dist/imenik.cdx.json requirements.lock

bench: .venv/test.stamp
	$(BIN)/python -m benchmarks.run

# Lighthouse has packages of its own, which nothing else needs.
lighthouse: .venv/test.stamp benchmarks/node/node_modules/.package-lock.json
	$(BIN)/python -m benchmarks.lighthouse

benchmarks/node/node_modules/.package-lock.json: benchmarks/node/package-lock.json
	npm ci --no-audit --no-fund --prefix benchmarks/node
	@touch $@

screens: .venv/test.stamp
	$(BIN)/python -m tests.browser.screens

# The locks name versions and hashes, never the address of a registry. A release of the last two weeks is left out, since
# a hijacked one is mostly found within days.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --exclude-newer "14 days" --group build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --exclude-newer "14 days" --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --exclude-newer "14 days" --group audit pyproject.toml -o requirements-audit.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --exclude-newer "14 days" --group release pyproject.toml -o requirements-release.lock

clean:
	rm -rf .venv node_modules benchmarks/node/node_modules .cache dist site .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Imenik needs Python 3.11 or newer; '$(PYTHON)' is not. Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/site.stamp: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The lock for developers holds what the site needs too, so one call installs it all.
.venv/test.stamp: .venv/bin/python requirements.lock requirements-dev.lock pyproject.toml \
  tests/browser/install.py package-lock.json
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m tests.browser.install
	@touch .venv/site.stamp $@

# The fuzzer and the mutator, beside what the tests need.
.venv/audit.stamp: .venv/test.stamp requirements-audit.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-audit.lock
	@touch $@

# make run    the product on this machine, with a sample office
# make test   everything, against real servers
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export CHANCERY_DATA ?= var

.PHONY: help run test lint bench lock messages docs extension clean

help:
	@grep -E '^# make' Makefile | sed 's/^# //'

.venv/bin/python:
	@tools/need-python "$(PYTHON)"
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/test.stamp: requirements/test.txt .venv/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

.venv/built.stamp: .venv/run.stamp $(shell find src/chancery/locale -name '*.po' 2>/dev/null)
	$(BIN)/chancery build
	touch $@

run: .venv/built.stamp
	$(BIN)/chancery serve --sample

# The Debian packages that the tests and benchmarks use: a browser, an office suite, a database server.
.PHONY: debian-packages
debian-packages:
	tools/need-debian-packages chromium fonts-liberation2 gettext libreoffice-writer-nogui poppler-utils postgresql \
	  python3-uno

test: debian-packages .venv/test.stamp .venv/built.stamp lint
	$(BIN)/python -m pytest -n 2 -m "not browser"
	$(BIN)/python tools/postgres.py run -- $(BIN)/python -m pytest -n 2 -m "not browser and not gate_only"
	$(BIN)/python -m pytest -m browser

lint: .venv/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	DJANGO_SETTINGS_MODULE=chancery.site.settings $(BIN)/python -m django makemigrations --check --dry-run

bench: debian-packages .venv/test.stamp .venv/built.stamp
	$(BIN)/python bench/run.py $(FIGURE)

lock: .venv/bin/python
	$(BIN)/pip install --quiet pip-tools
	cd requirements && for name in run test; do \
	  ../$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
	    --no-emit-trusted-host --no-emit-find-links --output-file $$name.txt $$name.in && \
	  sed -i 's/^#    pip-compile.*/#    make lock/' $$name.txt; done

messages: .venv/test.stamp
	cd src/chancery && DJANGO_SETTINGS_MODULE=chancery.site.settings ../../$(BIN)/python -m django makemessages \
	  --locale en --no-obsolete --no-location --ignore 'tests/*'

# make extension   dist/chancery.oxt, the extension for LibreOffice Writer
extension: | .venv/bin/python
	$(BIN)/python tools/extension.py dist/chancery.oxt

docs: .venv/built.stamp
	$(BIN)/chancery docs docs

clean:
	rm -rf .venv build dist src/*.egg-info

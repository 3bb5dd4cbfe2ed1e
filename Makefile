# One verb for each thing one does here. `make help` lists them.
CITY ?= .
VENV := .venv
PYTHON ?= python3
RUN := $(VENV)/bin/
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build check test schemas translations bench clean

help: ## List these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: $(VENV)/ready ## Set up, build and serve with live reload (CITY=tests/cities/musterstadt for the made-up city)
	$(RUN)mkdocs serve -f $(CITY)/mkdocs.yml

build: $(VENV)/ready ## Build the site into site/
	$(RUN)mkdocs build --strict -f $(CITY)/mkdocs.yml

check: $(VENV)/ready ## Check the data only (REPORT='--lang de --format github' for other reports)
	@$(RUN)network-directory check $(CITY)/data $(REPORT)

test: $(VENV)/ready-for-tests ## Set up everything and run all tests, the fast ones first
	tests/checks/run

schemas: $(VENV)/ready ## Write data/schema from the model and the list of rules into data/README.md
	$(RUN)network-directory schema data/schema
	$(RUN)network-directory rules data/README.md

bench: $(VENV)/ready-for-tests ## Measure builds beside their peers, the check, the search and serving (SIZES=100x4: only these builds)
	$(RUN)python tests/bench/build.py $(SIZES)
ifndef SIZES
	$(RUN)python tests/bench/check.py
	$(RUN)python tests/bench/search.py
	$(RUN)python tests/bench/serve.py
endif

# One file at a time, each under its folder's first part: Babel knows no language “de-simple”.
translations: $(VENV)/ready ## Collect the words and bring every catalogue up to date
	cd hooks/network_directory && for domain in site problems; do \
	  ../../$(RUN)pybabel -q extract -F locale/babel-$$domain.cfg -k words:1 -c Translators: --omit-header --sort-by-file --no-location \
	    -o locale/$$domain.pot . || exit; \
	  for file in locale/*/LC_MESSAGES/$$domain.po; do \
	    folder=$${file#locale/}; \
	    ../../$(RUN)pybabel -q update -i locale/$$domain.pot -o $$file -l $${folder%%[-/]*} --no-fuzzy-matching \
	      --ignore-obsolete --ignore-pot-creation-date --no-wrap || exit; \
	  done; done

clean: ## Remove everything that was made
	rm -rf $(VENV) site build tests/checks/node_modules tests/bench/node_modules

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(RUN)pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN)pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-for-tests: $(VENV)/ready requirements-test.lock tests/checks/package-lock.json tests/checks/setup
	$(RUN)pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	tests/checks/setup
	@touch $@

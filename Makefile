# KAT Estimator: every task by one name. A machine needs Python 3.11 or later that can make virtual environments (Debian and
# Ubuntu: sudo apt-get install python3-venv make); the rest is fetched into .venv. Another Python is chosen once, by
# `make run PYTHON=python3.13`, and kept until .venv is removed or another is named.
VENV := .venv
PYTHON ?= $(shell chosen=$$(cat $(VENV)/.python 2>/dev/null) && test -x "$$chosen" && echo "$$chosen" || echo python3)
REMEMBER := $(if $(filter command environment,$(origin PYTHON)),--remember)
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
# What is compiled is kept even where the shell says otherwise: else each of the many processes that the tests start
# compiles the whole program again.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.NOTPARALLEL:

.PHONY: help
help: ## List these targets
	@echo "KAT Estimator: what a course of ketamine-assisted therapy costs patient and employer."
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

.PHONY: install
install: ## Prepare .venv with what the program runs with, and do nothing else
	@$(PYTHON) tools/environment.py run $(REMEMBER)
	@$(VENV)/bin/python -m compileall -q calculator ui main.py

.PHONY: run
run: install ## Open the window on the worked example; with no display, print the example and write its PDF
	@$(VENV)/bin/python main.py

.PHONY: development
development: ## Prepare .venv with what the tests and checks need too
	@$(PYTHON) tools/environment.py dev $(REMEMBER)

.PHONY: check
check: development ## Look at style, types and the import contract
	$(VENV)/bin/python -m ruff check
	$(VENV)/bin/python -m ruff format --check
	$(VENV)/bin/python -m mypy
	$(VENV)/bin/lint-imports --no-logo

.PHONY: libraries
libraries: install ## See that the system libraries Qt needs are there; as root on Debian, install them
	@$(PYTHON) -m tools.system_libraries

.PHONY: test
test: development libraries check ## Check everything and run all tests, from nothing
	$(VENV)/bin/python -m pytest --numprocesses auto --dist worksteal

.PHONY: worlds
worlds: development ## Look for plans and courses that break what must always hold, longer (EXAMPLES=100000 of each)
	KAT_EXAMPLES=$(or $(EXAMPLES),100000) $(VENV)/bin/python -m pytest -p no:cacheprovider tests/properties

.PHONY: fuzz
fuzz: development libraries ## Give every reader changed files, from where the last run stopped (INPUTS=100000 of all)
	@$(VENV)/bin/python -m tools.reliability.fuzz --inputs $(or $(INPUTS),100000)

.PHONY: kill
kill: development libraries ## Kill the program while it saves, keeps and exports, and see that nothing is lost (KILLS=500)
	@$(VENV)/bin/python -m tools.reliability.kill --kills $(or $(KILLS),500)

.PHONY: soak
soak: development libraries ## Use the window for long by seed, and see that answers and memory stay true (STEPS=10000)
	@$(VENV)/bin/python -m tools.reliability.soak --steps $(or $(STEPS),10000)

.PHONY: leaks
leaks: development libraries ## Open and close every window, tab and question 25 times, and see that nothing of it stays
	@KAT_OPENINGS=25 $(VENV)/bin/python -m pytest -p no:cacheprovider tests/ui/test_leaks.py

.PHONY: mutation
mutation: development ## Change the engine in one place at a time and see that its tests notice (MODULES="adjudication.rulebook ...")
	@$(VENV)/bin/python -m tools.mutation $(MODULES)

.PHONY: bench
bench: development libraries ## Measure start-up, an edit, a comparison, a sheet and the rulebook, each beside its target
	@$(VENV)/bin/python -m bench

.PHONY: workforce
workforce: install ## Add what prices many members at once, and compile the rules for it (a minute or two)
	@$(VENV)/bin/python -m pip install --quiet --require-hashes -r requirements-workforce.lock
	@$(VENV)/bin/python -m calculator.engine.population.compiling

.PHONY: package
package: development libraries ## Make the self-contained program in dist/, on Debian a package too, and see that it starts (2 GB)
	@$(VENV)/bin/python -m pip install --quiet --require-hashes -r requirements-workforce.lock
	@$(VENV)/bin/python -m tools.package
	$(VENV)/bin/python -m pytest packaging

.PHONY: wheel
wheel: development ## Make the wheel in dist/: pip or pipx installs it, on Windows and macOS too
	@$(VENV)/bin/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

.PHONY: appimage
appimage: package ## Make one file of the self-contained program, with appimagetool
	@$(VENV)/bin/python -m tools.appimage

.PHONY: flatpak
flatpak: development ## Make and install a Flatpak that has no network, with flatpak-builder and flathub.org's runtime
	@$(VENV)/bin/python -m pip download --quiet --require-hashes --only-binary :all: --python-version 3.12 \
	  --dest build/flatpak/wheels -r requirements.lock
	@$(VENV)/bin/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/flatpak/wheels .
	flatpak-builder --user --install --install-deps-from=flathub --force-clean build/flatpak/made \
	  packaging/flatpak/org.kat_estimator.kat_estimator.yml

.PHONY: lock
lock: ## Make the lock files anew from pyproject.toml (UPGRADE=1: to the newest versions)
	@$(PYTHON) tools/lock.py $(if $(UPGRADE),--upgrade)

.PHONY: clean
clean: ## Remove .venv and everything made from the sources
	rm -rf $(VENV) build dist out .flatpak-builder .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# make run       install what is needed, bring the index up to date, open the page
# make install   only install
# make test      the whole test suite
# make check     style and types
# make briefings set the shipped PDFs in sources/ again
# make evaluate  measure the answers on all question sets, where they are at hand, into docs/quality.md
# make weights   make the weights of the evidence anew, from the question sets that may be used for it
# make citations measure quotes and marks on the reports, where they are at hand; SEED=1 for others
# make bench     measure the speed, where the reports for that are at hand
# make crowd     measure how long each of twenty people waits who ask at once, also while the index is built
# make screenshots picture each tab of the page, for the README and the documentation
# make fuzz      read five hundred PDFs with bytes changed at random; SEED=1 for others
# make clean     remove the environment and the index
#
# PYTHON=python3.12 chooses the interpreter, PORT=8000 the page's port.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# A stamp is younger than pyproject.toml once what it names is installed: then nothing is installed again.
INSTALLED := $(VENV)/installed
INSTALLED_TEST := $(VENV)/installed-test
INSTALLED_TOOLS := $(VENV)/installed-tools

# As an installed package is: without it, each command would compile the program first where bytecode is not written.
COMPILE := $(BIN)/python -m compileall -q assistant app.py

EVALUATION := ../shared/eval

.PHONY: run install tools test check briefings evaluate weights citations bench crowd screenshots fuzz clean
.DEFAULT_GOAL := run

run: $(INSTALLED)
	@$(BIN)/python app.py $(if $(PORT),--port $(PORT))

install: $(INSTALLED)

tools: $(INSTALLED_TOOLS)

test: $(INSTALLED_TEST)
	@$(BIN)/python -m pytest

check: $(INSTALLED_TOOLS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

briefings: $(INSTALLED_TEST)
	$(BIN)/python sources/briefings/make.py

evaluate: $(INSTALLED_TEST)
	@if [ -d $(EVALUATION) ]; then $(BIN)/python -W ignore benchmarks/quality.py --sets $(EVALUATION); \
	else echo "There is nothing to evaluate on: $(EVALUATION) is not there." >&2; exit 2; fi

weights: $(INSTALLED_TEST)
	@if [ -d $(EVALUATION) ]; then $(BIN)/python -W ignore benchmarks/fit.py --sets $(EVALUATION) && \
	$(BIN)/python -W ignore benchmarks/fit.py --outcomes --sets $(EVALUATION); \
	else echo "There is nothing to make weights from: $(EVALUATION) is not there." >&2; exit 2; fi

citations: $(INSTALLED_TEST)
	@if [ -d $(EVALUATION) ]; then PYTHONPATH=. $(BIN)/python -W ignore tests/citing/measure.py \
	  $(EVALUATION)/longdoc/pdfs $(EVALUATION)/../reports --seed $(or $(SEED),1); \
	else echo "There is nothing to measure on: $(EVALUATION) is not there." >&2; exit 2; fi

bench: $(INSTALLED)
	@$(BIN)/python -W ignore benchmarks/bench.py --write

crowd: $(INSTALLED_TEST)
	@PYTHONPATH=. $(BIN)/python -W ignore benchmarks/crowd.py --write
	@PYTHONPATH=. $(BIN)/python -W ignore benchmarks/crowd.py --build

screenshots: $(INSTALLED_TEST)
	@$(BIN)/python docs/screenshots/make.py

fuzz: $(INSTALLED_TEST)
	PYTHONPATH=. $(BIN)/python tests/indexing/fuzz.py 500 $(SEED)

clean:
	rm -rf $(VENV) index/CURRENT index/build.lock index/readings.sqlite index/model index/generations

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: name it with PYTHON=, as in 'make PYTHON=python3.12'." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing: the first time this downloads several hundred megabytes and takes some minutes."
	$(BIN)/python -m pip install -e .
	@$(COMPILE)
	@touch $@

$(INSTALLED_TEST): pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet -e '.[test]'
	@$(COMPILE)
	@touch $(INSTALLED) $@

$(INSTALLED_TOOLS): pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	@$(COMPILE)
	@touch $(INSTALLED) $(INSTALLED_TEST) $@

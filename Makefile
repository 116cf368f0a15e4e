# make serve and make test set up whatever they need; done already, that costs a second.
PYTHON ?= python3
PORT ?= 7860
SHOP ?= demo
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
export HF_HUB_OFFLINE ?= 1
export TOKENIZERS_PARALLELISM ?= false

.PHONY: serve test check bench evals install models format clean

serve: models
	$(BIN)/floorwalker serve --shop $(SHOP) --port $(PORT)

install: $(INSTALLED)

# The stamp is written last, so an interrupted installation is taken up again.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python -a -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV) || { echo "Python's venv module is needed (Debian: apt install python3-venv)"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt "pip>=25.1" setuptools wheel
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch==2.13.0
	$(BIN)/python -m pip install --disable-pip-version-check --no-build-isolation -c constraints.txt --progress-bar off --quiet -e . --group dev
	@touch $(INSTALLED)

models: $(INSTALLED)
	@$(BIN)/floorwalker models pull --shop $(SHOP)

test: models
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python docs/check.py

bench: models
	$(BIN)/python -m evals bench

evals: models
	$(BIN)/python -m evals evals

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache

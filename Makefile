# Everything one does with a checkout. `make` alone lists it.
# Another Python than the system's: make app PYTHON=/usr/bin/python3.13

export PYTHON
PORT ?= 8501

python = .venv/bin/python
locked = pyproject.toml scripts/setup scripts/tools.txt requirements.txt

.PHONY: help
help: ## list these commands
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: app
app: .venv/ready ## install what is missing and start the app
	$(python) -m roisim serve --port $(PORT)

.PHONY: test
test: lint ## install what is missing, check the code, run every test
	$(python) -m pytest

.PHONY: lint
lint: .venv/ready-test ## check style and types
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy

.PHONY: format
format: .venv/ready-test ## put the code in the style that lint wants
	$(python) -m ruff check --fix
	$(python) -m ruff format

.PHONY: bench
bench: .venv/ready-test ## measure the speed
	$(python) -m benchmarks

.PHONY: wheel
wheel: .venv/ready ## build the package into dist/
	.uv/bin/hatchling build -d dist

.PHONY: lock
lock: .venv/ready ## take the newest versions of all dependencies into requirements*.txt
	scripts/lock

.PHONY: clean
clean: ## remove what make and the tools have made
	rm -rf .uv .venv dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/ready: $(locked)
	scripts/setup app
	@touch $@

.venv/ready-test: $(locked) requirements-dev.txt
	scripts/setup test
	@touch .venv/ready $@

# Two commands: `make run` and `make test`. They need Python 3.11 (or later), git and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
PY = .venv/bin/python
export PYTHONUTF8 = 1

help:
	@echo 'make run [PORT=8000]  serve the site with its demo content'
	@echo 'make test             every check, on SQLite and on PostgreSQL'
	@echo 'make weigh            what each type of page asks of the database, and weighs'
	@echo 'make screenshots      the six main pages, drawn into docs/screenshots'
	@echo 'make lighthouse       what Lighthouse says of every type of page'
	@echo 'make bench            what searching takes on ten thousand articles, and reading a sheet'
	@echo 'make fuzz             damaged sheets by the thousand, for ten minutes (SECONDS=3600 for an hour)'
	@echo 'make format           bring the code into its form'
	@echo 'make messages         bring the French catalogue up to date with the code'
	@echo 'make lock             choose the newest versions that pyproject.toml allows'

environment:
	@$(PYTHON) scripts/environment.py

environment-dev:
	@$(PYTHON) scripts/environment.py --dev

run: environment
	@$(PY) -m scripts.serve $(PORT)

test: environment-dev
	@$(PY) -m scripts.check

bench: environment-dev
	@$(PY) -m scripts.bench; taken=$$?; $(PY) -m scripts.bench_sheets && exit $$taken

fuzz: environment-dev
	@$(PY) -m scripts.fuzz --seconds $(or $(SECONDS),600)

weigh: environment-dev
	@DEBUG=1 $(PY) -m scripts.weigh

screenshots: environment-dev
	@$(PY) -m scripts.screenshots

lighthouse: environment-dev
	@[ -d node_modules/lighthouse ] || npm ci --silent
	@$(PY) -m scripts.lighthouse

format: environment-dev
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

messages: environment-dev
	@$(PY) -m scripts.messages
	@$(PYTHON) scripts/environment.py --dev

LOCK = .lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --upgrade \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate
lock:
	$(PYTHON) -m venv .lock
	.lock/bin/pip install --quiet pip-tools==7.6.2
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	rm -rf .lock

.PHONY: help environment environment-dev run test bench fuzz weigh screenshots lighthouse format messages lock

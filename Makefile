# What developers run; schools need only `python3 run.py`.
PYTHON ?= .venv/bin/python
EXPORT = uv export --quiet --frozen --no-header --no-emit-project --format requirements-txt

.PHONY: test lint content determinism leaks bench coverage mutation vendor lock

test:
	python3 run.py test

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy

content:
	$(PYTHON) -m sandbox check-content --seeds 1000 --thorough 100 --replays 100 --out docs/check-content.md

determinism:
	DVC_STORED=10000 $(PYTHON) -m pytest -q -s tests/exercises/test_determinism.py

leaks:
	DVC_LEAKS=full $(PYTHON) -m pytest -q tests/site/test_answer_leaks.py

bench:
	$(PYTHON) -m tests.bench

# Every branch of the engine, by its own tests alone.
coverage:
	$(PYTHON) -m coverage run --branch --source=exercises/engine -m pytest -q tests/exercises
	$(PYTHON) -m coverage report --show-missing --skip-covered --fail-under=100

# What the tests of the engine notice of its author's slips; about an hour, see docs/mutation.md.
mutation:
	$(PYTHON) -m tests.mutation

vendor:
	$(PYTHON) -m sandbox vendor

# uv.lock records where packages came from, so only the exports, which name no host, are committed.
lock:
	uv lock --quiet --upgrade
	$(EXPORT) --no-dev --output-file requirements.lock
	$(EXPORT) --all-groups --output-file requirements-dev.lock
	echo uv | uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --output-file requirements-uv.lock -
	! grep -n '://' requirements*.lock

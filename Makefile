# The checks, the figures and the pins. ./test does all of `make check`, make or no make.
.PHONY: check format lint types layers shell lines docs tests postgres bench messages pins clean

check:
	./scripts/check.sh

format lint types layers shell lines docs tests postgres:
	./scripts/check.sh $@

# `make bench OPTIONS='--sizes 100000 --memory 4GB'` for a short run.
bench:
	./scripts/bench.sh $(OPTIONS)

# Gather the words to be translated, and compile the catalogues.
messages:
	./scripts/messages.sh

# `make pins UPGRADE=--upgrade` moves every pin to the newest version within its range.
pins:
	./scripts/pins.sh $(UPGRADE)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist out .tmp

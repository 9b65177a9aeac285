# Two commands do everything: `make site` and `make test`. Both set up what they need first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site serve test bench axe check-html lighthouse crash fuzz mutants tasks screens exit-drill lock wheel workflows issue-form picture clean

help:            ## say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

site: $(VENV)/.site  ## check the content and build the site into site/
	$(BIN)/werkwijzer build

serve: $(VENV)/.site ## build, serve on this machine and rebuild on every change
	$(BIN)/werkwijzer serve

# Many tests start the command anew: what Python compiles is kept, also where that is switched off for other work.
test: $(VENV)/.test  ## run every test, in the browser too
	$(BIN)/ruff check builder tests
	$(BIN)/python -m mypy
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -n 2 --dist loadfile

lock:            ## lock the newest versions that pyproject.toml allows, with hashes
	@test -x $(BIN)/pip-compile || { $(PYTHON) -m venv $(VENV) && $(BIN)/pip install --quiet pip-tools; }
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --extra lock --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --extra lock --extra test --output-file requirements-test.txt pyproject.toml

wheel: $(VENV)/.site  ## make the one file that a federation begins with, in build/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build .

clean:           ## remove everything that was made
	rm -rf site .site.* $(VENV) build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Werkwijzer needs Python 3.11 or newer; name it with: make PYTHON=python3.12 site'; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo 'Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv'; exit 1; }

$(VENV)/.site: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements-test.txt
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements-test.txt
	@sh tests/tools.sh
	@touch $@

bench: $(VENV)/.test site ## measure finding and building against others (fetches them into build/bench/tools)
	$(BIN)/python -m tests.bench.search
	$(BIN)/python -m tests.bench.search.first_frame site --size 10000
	$(BIN)/python -m tests.bench.build

axe: $(VENV)/.test   ## judge every kind of page by axe, narrow and wide, light and dark
	$(BIN)/python -m pytest -q tests/browser/test_accessibility.py --all-looks

check-html: $(VENV)/.test site ## judge the HTML of every kind of page by the Nu HTML checker (needs Java and npm)
	$(BIN)/python -m tests.check_html site build/check-html

lighthouse: $(VENV)/.test site ## weigh ten kinds of page and let Lighthouse judge them at its settings for a phone (needs npm)
	$(BIN)/python -m tests.bench.pages site

crash: $(VENV)/.test ## cut builds off at every step, in every way: an hour on two cores
	$(BIN)/python -m tests.crash --two-renames
	$(BIN)/python -m tests.crash

fuzz: $(VENV)/.test  ## a million broken files: each is read or refused in words, at once
	$(BIN)/python -m tests.fuzz

ROOM ?= checking
mutants: $(VENV)/.test ## a room (ROOM=checking) with one thing wrong at a time: which mistakes would no test notice?
	$(BIN)/python -m tests.mutants $(ROOM)

tasks: $(VENV)/.test site ## five errands on a slow phone: taps, characters and seconds of waiting
	$(BIN)/python -m tests.errands site

screens: $(VENV)/.test site  ## contact sheets of every kind of page, to look at
	$(BIN)/python -m tests.screens site build/screens

exit-drill: $(VENV)/.test ## build the site with the generators that may come after MkDocs and Material
	@test -x build/exit-drill/bin/zensical || { $(PYTHON) -m venv build/exit-drill && build/exit-drill/bin/pip install --quiet properdocs zensical mkdocs-material; }
	$(BIN)/python -m tests.exit_drill build/exit-drill

workflows:       ## judge what GitHub does by zizmor, at its strictest, and by GitHub's own schemas
	@test -x build/workflows/bin/zizmor || { $(PYTHON) -m venv build/workflows && build/workflows/bin/pip install --quiet zizmor check-jsonschema; }
	build/workflows/bin/zizmor --offline --persona auditor .github
	build/workflows/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	build/workflows/bin/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/*.yml
	build/workflows/bin/check-jsonschema --builtin-schema vendor.github-actions .github/actions/*/action.yml

issue-form: $(VENV)/.site ## make GitHub's form for a profile anew from the schema
	$(BIN)/python -m builder.editing.issue_form > .github/ISSUE_TEMPLATE/profiel.yml

picture: $(VENV)/.test site  ## make the picture in the README anew
	$(BIN)/python -m tests.browser.picture site .github/site.png

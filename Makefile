# LabSeal. `make help` lists what there is. Each target does its own set-up; it needs Go, Node and make.
.PHONY: help demo test mutants drill chaos soak analyse lint generate bench bench-indexer soak-indexer build setup
.DEFAULT_GOAL := help
GO ?= go
export CGO_ENABLED ?= 0

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

demo: build ## run the main job on this machine, from a lab's file to verified evidence; ARGS=--keep leaves it running
	@tools/setup postgres
	@tools/demo $(ARGS)

test: setup ## run all tests that this machine allows, and name those it does not
	@tools/test

mutants: setup ## plant faults in the contracts, one by one, and demand that a test fails; ARGS=Consortium for some
	@tools/mutants $(ARGS)

drill: setup ## give up every key as docs/operator/keys.md says, on a devnet; ARGS=sequencer for one
	@echo 'drill: about 3 minutes'
	@LABSEAL_DRILL=$(or $(ARGS),all) $(GO) test -count 1 -timeout 30m -run '^TestDrill$$' -v ./cmd/e2e

chaos: setup ## kill oracles, databases and chains while messages come in and records go out; ARGS="messages faults seed"
	@tools/chaos $(ARGS)

soak: setup ## fuzz everything that reads what others send, 30s a target; ARGS=10m for longer, ARGS="10m oracle/hl7" for some
	@tools/soak $(ARGS)

analyse: setup ## run forge lint, solhint and slither on the contracts; each finding is explained or fails
	@tools/analyse

lint: setup ## check style, import arrows and formatting
	@tools/lint

generate: setup ## make bindings, vectors, documents and the page from their sources
	@tools/forge build
	@$(GO) generate ./...
	@web/build.mjs
	@tools/analyse table

bench: setup ## measure; one JSON line a figure; ARGS="way log parts" for some, ARGS="memory long-log" for the long ones
	@tools/bench $(ARGS)

bench-indexer: setup ## measure the indexer against its node and its database; ARGS="events blocks", or ARGS="queries rows" for reads
	@tools/bench-indexer $(ARGS)

soak-indexer: setup ## disturb the indexer for long; ARGS="faults rounds seed"
	@tools/soak-indexer $(ARGS)

build: ## build oracle, indexer and devnet into bin/
	@$(GO) build -o bin/ ./cmd/oracle ./cmd/indexer ./cmd/devnet

setup:
	@tools/setup npm
	@tools/setup postgres

# `make help` lists the targets. A fresh clone needs Python 3.11+, a shell, make and a package registry.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install run test check lint types train eval bench lock upgrade clean

# The first Python on PATH that is new enough; pyenv's shims exist for versions that do not run, so ask each.
PYTHON ?= $(shell for p in python3 python3.12 python3.11 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
RUN := .venv/bin/python -m

help: ## This list / 本列表
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

install: ## Both environments and the small models; nothing to do takes no time / 安装
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and none is on PATH / 需要 Python 3.11 或更高版本" >&2; exit 1; }
	@$(PYTHON) -m zongji.setup install

run: install ## Install, train once, start everything; Ctrl-C stops it / 安装、训练、启动
	@exec $(RUN) zongji run

train: install ## The dialogue model, once per content / 训练对话模型
	@$(RUN) zongji train

test: train ## All tests / 全部测试
	@# Most tests wait in real time and run side by side; calls with audio want the machine to themselves.
	@$(RUN) pytest -n 4 --dist loadgroup --ignore tests/calls
	@$(RUN) pytest tests/calls

lint: install ## Style, import rules, types, training phrases / 静态检查
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@.venv/bin/lint-imports
	@$(RUN) mypy
	@$(RUN) bot.evaluation.near_duplicates

check: lint test ## What CI runs: lint, then all tests / 全部检查与测试

eval: train ## How well the bot understands unseen phrasings / 评测理解率
	@$(RUN) bot.evaluation

bench: train ## The figures: a table and benchmarks/results/*.json / 性能数据
	@$(RUN) benchmarks

lock: ## Renew the lock files, keeping versions / 更新锁文件
	@$(PYTHON) -m zongji.setup lock

upgrade: ## Renew the lock files with the newest versions / 升级依赖
	@$(PYTHON) -m zongji.setup upgrade

clean: ## Remove what was built; data/ and downloaded models stay / 清理（保留数据与模型）
	rm -rf .venv bot/.venv .tools bot/models .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info benchmarks/pipecat_peer/.venv

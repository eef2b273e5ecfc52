#!/usr/bin/env bash
# Installs factcheck into an environment of its own and puts the command on the PATH of the later steps.
#
# FACTCHECK_VERSION   a version of the package index; empty for the code that this script lies in
# GITHUB_ACTION_PATH, RUNNER_TEMP, GITHUB_PATH   given by the runner
set -euo pipefail

place="$RUNNER_TEMP/factcheck"
source="${GITHUB_ACTION_PATH:-$(dirname "$(dirname "$0")")}"
if [ -n "${FACTCHECK_VERSION:-}" ]; then
  source="factcheck-linter==${FACTCHECK_VERSION#v}"
fi

python -m venv "$place"
bin="$place/bin"
[ -d "$bin" ] || bin="$place/Scripts" # Windows
"$bin/python" -m pip install --quiet --disable-pip-version-check "$source"
echo "$bin" >>"$GITHUB_PATH"

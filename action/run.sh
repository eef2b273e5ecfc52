#!/usr/bin/env bash
# Runs the check as a step of GitHub Actions: annotations in the log, a summary of the step, and where it is
# wanted a SARIF file for the step that uploads it. Leaves with factcheck's own exit status.
#
# FACTCHECK_PATHS       files and folders, one a line
# FACTCHECK_ARGS        further options, quoted as in a shell
# FACTCHECK_NEW_SINCE   a git ref
# FACTCHECK_SARIF       "true" for a SARIF file
# GITHUB_OUTPUT, RUNNER_TEMP   given by the runner, as is GITHUB_STEP_SUMMARY, which factcheck itself reads
set -uo pipefail

arguments=(--output github)
sarif=""
if [ "${FACTCHECK_SARIF:-}" = true ]; then
  sarif="$RUNNER_TEMP/factcheck.sarif"
  rm -f "$sarif"
  arguments+=(--output "sarif=$sarif")
fi
if [ -n "${FACTCHECK_NEW_SINCE:-}" ]; then
  arguments+=(--new-since "$FACTCHECK_NEW_SINCE")
fi

# xargs reads quotes as a shell does, and runs nothing that stands in them
if ! words=$(printf '%s' "${FACTCHECK_ARGS:-}" | xargs printf '%s\n'); then
  echo "::error title=factcheck::the input \"args\" has a quote that is not closed"
  exit 2
fi
while IFS= read -r word; do
  [ -n "$word" ] && arguments+=("$word")
done <<<"$words"

paths=()
while IFS= read -r path; do
  path="${path#"${path%%[![:space:]]*}"}"
  path="${path%"${path##*[![:space:]]}"}"
  [ -n "$path" ] && paths+=("$path")
done <<<"${FACTCHECK_PATHS:-}"

factcheck check "${arguments[@]}" -- ${paths[@]+"${paths[@]}"}
status=$?

{
  echo "status=$status"
  # nothing was written where the call itself was wrong
  if [ -n "$sarif" ] && [ -s "$sarif" ]; then
    echo "sarif-file=$sarif"
  fi
} >>"$GITHUB_OUTPUT"
exit "$status"

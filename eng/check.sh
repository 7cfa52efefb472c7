#!/usr/bin/env bash
# Everything a change must pass: format, build without warnings, all tests. People and CI run this one script.
#
#   eng/check.sh [--no-format] [--filter EXPRESSION]     EXPRESSION as for `dotnet test`, such as FullyQualifiedName~Velocity
#
# The last line says `N passed, N failed`. Exit code 0 only when something ran, nothing failed and nothing was skipped.
# The tests start their own PostgreSQL and Chromium; both, and npm for the build, are installed on Debian when run as root.
set -euo pipefail
cd "$(dirname "$0")/.."

format=yes
filter=()
while [ $# -gt 0 ]; do
  case $1 in
    --no-format) format=no ;;
    --filter) filter=(--filter "${2:?--filter needs an expression}"); shift ;;
    *) echo "Unknown option $1. Usage: eng/check.sh [--no-format] [--filter EXPRESSION]" >&2; exit 2 ;;
  esac
  shift
done

# Programs that end so soon do not earn back what profiling for the optimizer costs: without it a run is a seventh shorter.
export DOTNET_TieredPGO=0
export FUNNELREPORTS_REQUIRE_ALL=1 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

any_command() { local name; for name; do command -v "$name" >/dev/null && return; done; return 1; }

missing=()
any_command npm || missing+=(nodejs npm)
[ -n "${FUNNELREPORTS_TEST_CHROMIUM:-}" ] || any_command chromium chromium-browser google-chrome google-chrome-stable || missing+=(chromium)
[ -n "${FUNNELREPORTS_TEST_POSTGRES:-}" ] || any_command initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)

if ! any_command dotnet; then
  echo 'Install the .NET 10 SDK first: there is no dotnet on PATH.' >&2
  exit 1
fi
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! grep -qs '^ID=debian' /etc/os-release; then
    echo "Install these first (Debian package names): ${missing[*]}. The tests need npm, Chromium or Google Chrome, and PostgreSQL 15 or later." >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

dotnet restore FunnelReports.sln -v q
if [ $format = yes ]; then
  # White space and the order of usings; the build itself enforces every other rule of style.
  echo 'Checking the format'
  { dotnet format whitespace FunnelReports.sln --verify-no-changes --no-restore && dotnet format style FunnelReports.sln --verify-no-changes --no-restore --diagnostics IMPORTS; } ||
    { echo 'Mend it with: dotnet format FunnelReports.sln' >&2; exit 1; }
fi
echo 'Building'
dotnet build FunnelReports.sln --no-restore -v q -clp:NoSummary

# One test project after the other (-m:1): each may start a PostgreSQL, a browser and servers of its own.
echo 'Testing'
rm -rf TestResults
status=0
dotnet test FunnelReports.sln --no-build -m:1 --logger trx --results-directory TestResults ${filter[@]+"${filter[@]}"} \
  -- RunConfiguration.TestSessionTimeout=1200000 || status=$?

count() { cat TestResults/*.trx 2>/dev/null | sed -n "s/.*<Counters.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed)
failed=$(count failed)
skipped=$(($(count total) - $(count executed)))

if [ "$status" != 0 ] && [ "$failed" = 0 ]; then echo "The test run broke off with exit code $status; its reason stands above."; fi
if [ "$passed" = 0 ] && [ "$failed" = 0 ]; then echo 'No test ran.'; status=1; fi
if [ "$failed" != 0 ] || [ "$skipped" != 0 ]; then status=1; fi
if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
exit "$status"

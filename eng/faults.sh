#!/usr/bin/env bash
# Kills and races the real program, and counts what went wrong. The short set runs with the tests; this is the long one.
#
#   eng/faults.sh                                     200 kills of each work on PostgreSQL, 100 on SQLite, 1,000 races, 20 kills of PostgreSQL itself
#   eng/faults.sh --kills 50 --engine sqlite --what fold      engine: postgres, sqlite, all; what: start, import, fold, rebuild, snapshot, all
#   eng/faults.sh --races 1000                        nights over which eight processes race
#   eng/faults.sh --server-kills 20                   kills of PostgreSQL itself under load
#
# Two trials run at a time (--at-once). Exit code 0 only when nothing was wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

out=$PWD/artifacts/faults
dotnet publish src/FunnelReports.Web -c Release -r "$(dotnet msbuild src/FunnelReports.Web -getProperty:NETCoreSdkPortableRuntimeIdentifier)" --self-contained false \
  -p:PublishReadyToRun=true -o "$out/program" --artifacts-path "$out/build" -v q
dotnet build tests/FunnelReports.Crashes -c Release -v q -clp:NoSummary --artifacts-path "$out/build"
export FUNNELREPORTS_TEST_PROGRAM=$out/program/FunnelReports.Web.dll
faults() { dotnet "$out/build/bin/FunnelReports.Crashes/release/FunnelReports.Crashes.dll" "$@"; }

if [ $# -gt 0 ]; then faults "$@"; exit; fi
status=0
faults --kills 200 --engine postgres || status=1
faults --kills 100 --engine sqlite || status=1
faults --races 1000 || status=1
faults --server-kills 20 || status=1
exit $status

#!/bin/sh
# What the tests need beside Python: Chromium and node. Uses the system's, installs them where that can be done without
# asking, or stops with the command to run. No test is skipped.
set -eu

# Not named after what it looks for: `command -v` would find the function itself.
has_chromium() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
      "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

has_node18() {
  command -v node >/dev/null 2>&1 && node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)'
}

missing=""
has_chromium || missing="$missing chromium"
has_node18 || missing="$missing nodejs"
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
  as_root="none"
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; fi
  if [ "$as_root" != none ]; then
    echo "Installing for the tests:$missing"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
  else
    echo "The tests need$missing. Install with: sudo apt-get install$missing" >&2
    exit 1
  fi
elif command -v brew >/dev/null 2>&1; then
  echo "Installing for the tests:$missing"
  if ! has_chromium; then brew install --cask chromium; fi
  if ! has_node18; then brew install node; fi
else
  echo "The tests need$missing. Install them, or name a browser: make test CHROMIUM=/path/to/chrome" >&2
  exit 1
fi
has_chromium || { echo "Chromium is installed but not found; name it: make test CHROMIUM=/path/to/chromium" >&2; exit 1; }
has_node18 || { echo "The tests need node 18 or newer; this system's is older. See https://nodejs.org/" >&2; exit 1; }

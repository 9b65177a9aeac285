#!/bin/sh
# Says where Chromium is, and installs it where that can be done without asking; the browser tests never skip.
set -eu

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
    echo "Chromium: $(command -v "$name")"
    exit 0
  fi
done

if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="none"; fi
  if [ "$as_root" != none ]; then
    echo "Installing Chromium for the browser tests…"
    $as_root apt-get update -qq
    if $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then exit 0; fi
  fi
  echo "The tests need Chromium. Install it with: sudo apt-get install chromium" >&2
  exit 1
fi
echo "The tests need Chromium. On macOS: brew install --cask chromium. Or name one: make test CHROMIUM=/path/to/chrome" >&2
exit 1

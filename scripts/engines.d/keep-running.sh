# shellcheck shell=bash
# keep_running COMMAND…: runs it again when it ends, until told to end. Some builds crash Podman's service; where
# systemd holds its socket, the next request starts it again, and so it is here.
keep_running() {
  local child
  trap 'kill -TERM "$child" 2>/dev/null; wait "$child"; exit 0' TERM INT
  while true; do
    "$@" &
    child=$!
    wait "$child" || true
    echo "$(date): ended; starting again: $*" >&2
    sleep 0.2
  done
}

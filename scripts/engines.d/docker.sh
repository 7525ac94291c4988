# shellcheck shell=bash
# Docker Engine of this machine, on the default socket. One that answers there already is used and left alone.

readonly DOCKER_SOCKET=unix:///var/run/docker.sock

docker_is_found() { ! is_running docker && answers "$DOCKER_SOCKET" >/dev/null 2>&1; }

up_docker() {
  if ! is_running docker && ! docker_is_found; then
    start_process docker dockerd \
      --host "$DOCKER_SOCKET" \
      --data-root "$STATE_DIR/docker" \
      --exec-root "$RUN_DIR/docker" \
      --pidfile "$RUN_DIR/dockerd.pid"
  fi
  wait_until 60 answers "$DOCKER_SOCKET" || explain_failure docker
  load_busybox "$DOCKER_SOCKET" busybox:latest
}

down_docker() { stop_process docker; }

status_docker() {
  local whose="found here"
  if is_running docker; then
    whose="started by scripts/engines"
  fi
  describe docker "$DOCKER_SOCKET" "$whose"
}

env_docker() {
  if answers "$DOCKER_SOCKET" >/dev/null 2>&1; then
    echo "export RUNNER4J_DOCKER_HOST=$DOCKER_SOCKET"
  fi
}

run_docker() { DOCKER_HOST=$DOCKER_SOCKET exec "$@"; }

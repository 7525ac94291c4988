# shellcheck shell=bash
# Docker Engine and Podman of Debian 13, beside whatever this machine has: in a root file system made by debootstrap,
# with process, mount and network namespaces of their own. Ports they publish answer on that network's loopback only,
# so what talks to them runs inside it (scripts/engines run current -- …); their sockets answer from everywhere.

readonly CURRENT_DIR=$STATE_DIR/current
readonly CURRENT_ROOT=$CURRENT_DIR/root
readonly CURRENT_RUN=$RUN_DIR/current # the same path inside and outside
readonly CURRENT_DOCKER=unix://$CURRENT_RUN/docker.sock
readonly CURRENT_PODMAN=unix://$CURRENT_RUN/podman.sock
readonly CURRENT_SUITE=trixie
readonly CURRENT_PACKAGES=(
  docker.io docker-cli docker-buildx tini podman crun netavark aardvark-dns catatonit
  iproute2 iptables nftables procps ca-certificates
)

up_current() {
  is_running current || start_current
  wait_until 90 answers "$CURRENT_DOCKER" || explain_failure current
  wait_until 30 answers "$CURRENT_PODMAN" || explain_failure current
  load_busybox "$CURRENT_DOCKER" busybox:latest
  load_busybox "$CURRENT_PODMAN" docker.io/library/busybox:latest
  if is_running registry && ! is_running current-registry; then
    start_current_registry
  fi
}

start_current() {
  local podman state=/var/lib/runner4j/podman
  [[ -d $CURRENT_ROOT ]] || make_root
  stop_process current-registry # one from before would be in a network that is gone
  write_podman_configuration "$CURRENT_ROOT$state"
  rm -rf "$CURRENT_RUN"
  mkdir -p "$CURRENT_RUN"
  podman_command "$state" "$CURRENT_RUN"
  # shellcheck disable=SC2154 # parts: scripts/engines, which reads this file
  start_process current unshare --net --mount --pid --fork --kill-child \
    bash "$parts/current-inside.sh" "$CURRENT_ROOT" "$CURRENT_RUN" "$CURRENT_DOCKER" "$CURRENT_PODMAN" \
    "${podman[@]}"
}

# Whole or not at all: it gets its name when it is complete.
make_root() {
  local mirror partial=$CURRENT_ROOT.partial
  mirror=$(debian_mirror)
  [[ -n $mirror ]] || fail "current: no Debian mirror in the package sources of this machine"
  say "making a root file system of Debian 13 in $CURRENT_ROOT (once; about a minute, 0.8 GB)"
  rm -rf --one-file-system "$partial"
  mkdir -p "$CURRENT_DIR"
  if ! debootstrap --variant=minbase --include="$(IFS=, && echo "${CURRENT_PACKAGES[*]}")" \
    "$CURRENT_SUITE" "$partial" "$mirror" >"$LOG_DIR/debootstrap.log" 2>&1 9>&-; then
    tail -n 15 "$LOG_DIR/debootstrap.log" >&2
    fail "current: debootstrap failed (all of it: $LOG_DIR/debootstrap.log)"
  fi
  chroot "$partial" apt-get clean
  mv "$partial" "$CURRENT_ROOT"
}

# Where this machine takes Debian from, by its own package sources.
debian_mirror() {
  # shellcheck disable=SC2016 # $(REPO_URI) is apt-get's
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1
}

# The registry of this machine does not answer in there, so a second one serves the same files at the same address.
start_current_registry() {
  local enter
  enter=(nsenter --net --target "$(process_id current)" --)
  start_process current-registry "${enter[@]}" docker-registry serve "$REGISTRY_DIR/config.yml"
  wait_until 20 "${enter[@]}" curl --silent --noproxy '*' --output /dev/null "http://$(registry_address)/v2/" \
    || explain_failure current-registry
}

# Asks the first process inside, which stops the engines; all that is left in there ends with it.
down_current() {
  local id
  stop_process current-registry
  if id=$(process_id current); then
    stop_process current "$(cat "/proc/$id/task/$id/children")"
  fi
}

status_current() {
  describe current "$CURRENT_DOCKER" "started by scripts/engines"
  describe current-podman "$CURRENT_PODMAN" "started by scripts/engines"
}

env_current() {
  if answers "$CURRENT_DOCKER" >/dev/null 2>&1; then
    echo "export RUNNER4J_CURRENT_DOCKER_HOST=$CURRENT_DOCKER"
    echo "export RUNNER4J_CURRENT_PODMAN_HOST=$CURRENT_PODMAN"
  fi
}

# Inside, the current engines are the ones to test: the variables of "env" name them.
run_current() {
  local id
  id=$(process_id current) || fail "the current engine is not running (scripts/engines up current)"
  eval "$(env_registry)"
  export DOCKER_HOST=$CURRENT_DOCKER
  export RUNNER4J_DOCKER_HOST=$CURRENT_DOCKER RUNNER4J_PODMAN_HOST=$CURRENT_PODMAN
  export RUNNER4J_ENGINES_DIR=$STATE_DIR
  exec nsenter --net --target "$id" -- "$@"
}

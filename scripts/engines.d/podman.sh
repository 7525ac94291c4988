# shellcheck shell=bash
# Podman's service of this machine, with storage and configuration of its own.

readonly PODMAN_SOCKET=unix://$RUN_DIR/podman.sock
readonly PODMAN_DIR=$STATE_DIR/podman

# Fills the array `podman` with the command that has its data under STATE and its run-time files under RUN.
podman_command() {
  local state=$1 run=$2
  podman=(
    env CONTAINERS_CONF="$state/containers.conf" CONTAINERS_REGISTRIES_CONF="$state/registries.conf"
    podman --root "$state/storage" --runroot "$run/podman" --tmpdir "$run/libpod"
    --network-config-dir "$state/networks"
  )
}

# Podman asks for the highest limits there are, which a container may not be given everywhere: lower defaults.
# Short names mean Docker Hub, as on Docker, and loopback registries speak plain HTTP, as on Docker.
write_podman_configuration() {
  mkdir -p "$1/networks"
  cat >"$1/containers.conf" <<END
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=20000:20000"]

[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
helper_binaries_dir = ["/usr/lib/podman", "/usr/libexec/podman"]
init_path = "/usr/bin/catatonit"

[network]
network_backend = "netavark"
END
  cat >"$1/registries.conf" <<END
unqualified-search-registries = ["docker.io"]
short-name-mode = "permissive"

[[registry]]
location = "127.0.0.1:$(registry_port)"
insecure = true
END
}

# Podman starts with nothing: it looks at every image to list one, so that what earlier tests left makes each test slower.
up_podman() {
  local podman
  if ! is_running podman; then
    write_podman_configuration "$PODMAN_DIR"
    rm -f "${PODMAN_SOCKET#unix://}"
    podman_command "$PODMAN_DIR" "$RUN_DIR"
    timeout 120 "${podman[@]}" system reset --force >/dev/null 2>&1 || true
    mkdir -p "$PODMAN_DIR/networks"
    # shellcheck disable=SC2016,SC2154 # expanded by the shell that is started; parts: scripts/engines
    start_process podman bash -c 'source "$0" && keep_running "$@"' "$parts/keep-running.sh" \
      "${podman[@]}" system service --time=0 "$PODMAN_SOCKET"
  fi
  wait_until 60 answers "$PODMAN_SOCKET" || explain_failure podman
  load_busybox "$PODMAN_SOCKET" docker.io/library/busybox:latest
}

# Containers outlive Podman's service, so they are stopped first: all those of this storage, which is ours alone.
down_podman() {
  local podman
  if [[ -e $RUN_DIR/podman.pid ]]; then
    podman_command "$PODMAN_DIR" "$RUN_DIR"
    timeout 60 "${podman[@]}" stop --all --time 2 >/dev/null 2>&1 || true
  fi
  stop_process podman
}

status_podman() { describe podman "$PODMAN_SOCKET" "started by scripts/engines"; }

env_podman() {
  if answers "$PODMAN_SOCKET" >/dev/null 2>&1; then
    echo "export RUNNER4J_PODMAN_HOST=$PODMAN_SOCKET"
  fi
}

run_podman() { DOCKER_HOST=$PODMAN_SOCKET exec "$@"; }

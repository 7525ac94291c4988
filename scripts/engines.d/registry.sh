# shellcheck shell=bash
# A registry on loopback that wants a user and a password. Docker takes all of 127.0.0.0/8 for insecure, so it speaks
# plain HTTP; Podman is told so in podman.sh.

readonly REGISTRY_DIR=$STATE_DIR/registry
readonly REGISTRY_USER=runner4j
readonly REGISTRY_PASSWORD_FILE=$REGISTRY_DIR/password
readonly REGISTRY_PORT_FILE=$REGISTRY_DIR/port

# Chosen once and kept: the first port from RUNNER4J_ENGINES_REGISTRY_PORT on that nobody listens on.
registry_port() {
  local port
  if [[ ! -s $REGISTRY_PORT_FILE ]]; then
    mkdir -p "$REGISTRY_DIR"
    port=${RUNNER4J_ENGINES_REGISTRY_PORT:-5055}
    while port_is_busy "$port"; do
      port=$((port + 1))
    done
    echo "$port" >"$REGISTRY_PORT_FILE"
  fi
  cat "$REGISTRY_PORT_FILE"
}

port_is_busy() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

registry_address() { echo "127.0.0.1:$(registry_port)"; }

registry_password() { cat "$REGISTRY_PASSWORD_FILE"; }

write_registry_configuration() {
  mkdir -p "$REGISTRY_DIR"
  if [[ ! -s $REGISTRY_PASSWORD_FILE ]]; then
    (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$REGISTRY_PASSWORD_FILE")
  fi
  registry_password | htpasswd -i -B -n "$REGISTRY_USER" >"$REGISTRY_DIR/htpasswd"
  cat >"$REGISTRY_DIR/config.yml" <<END
version: 0.1
log:
  level: warn
storage:
  filesystem:
    rootdirectory: $REGISTRY_DIR/storage
  delete:
    enabled: true
http:
  addr: $(registry_address)
auth:
  htpasswd:
    realm: Runner4j test registry
    path: $REGISTRY_DIR/htpasswd
END
}

registry_answers() {
  curl --silent --fail --max-time 2 --noproxy '*' --config - "http://$(registry_address)/v2/${1:-}" <<END
user = "$REGISTRY_USER:$(registry_password)"
END
}

up_registry() {
  if ! is_running registry; then
    if port_is_busy "$(registry_port)"; then
      fail "port $(registry_port) of the registry is taken; remove $REGISTRY_PORT_FILE to choose another"
    fi
    write_registry_configuration
    start_process registry docker-registry serve "$REGISTRY_DIR/config.yml"
  fi
  wait_until 20 registry_answers || explain_failure registry
  registry_answers private/busybox/manifests/latest >/dev/null || push_private_image
}

# The image is not kept on the engine under its private name, or a test that pulls it would have it already.
push_private_image() {
  local name
  name=$(registry_address)/private/busybox:latest
  answers "$DOCKER_SOCKET" >/dev/null 2>&1 || fail "filling the registry takes the engine 'docker'"
  load_busybox "$DOCKER_SOCKET" busybox:latest
  docker_at "$DOCKER_SOCKET" tag busybox:latest "$name"
  registry_password | docker_at "$DOCKER_SOCKET" login --username "$REGISTRY_USER" --password-stdin "$(registry_address)" >/dev/null 2>&1
  docker_at "$DOCKER_SOCKET" push --quiet "$name" >/dev/null
  docker_at "$DOCKER_SOCKET" logout "$(registry_address)" >/dev/null
  docker_at "$DOCKER_SOCKET" image rm "$name" >/dev/null
}

down_registry() { stop_process registry; }

status_registry() {
  local state=down
  if is_running registry && registry_answers >/dev/null; then
    state=up
  fi
  if [[ -s $REGISTRY_PORT_FILE ]]; then
    printf '%-15s %-8s %-10s %s\n' registry "$state" - "$(registry_address)/private/busybox:latest"
  else
    printf '%-15s %-8s %-10s\n' registry "$state" -
  fi
}

env_registry() {
  if is_running registry; then
    echo "export RUNNER4J_REGISTRY=$(registry_address)"
    echo "export RUNNER4J_REGISTRY_USER=$REGISTRY_USER"
    echo "export RUNNER4J_REGISTRY_PASSWORD=$(registry_password)"
  fi
}

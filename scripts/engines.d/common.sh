# shellcheck shell=bash
# Directories, messages, and background processes that are remembered so that only they are stopped.

readonly STATE_DIR=${RUNNER4J_ENGINES_DIR:-/var/cache/runner4j-engines}
readonly RUN_DIR=${RUNNER4J_ENGINES_RUN:-/run/runner4j-engines}
readonly LOG_DIR=$STATE_DIR/log

say() { echo "engines: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

is_root() { ((EUID == 0)); }

require_linux() {
  [[ $(uname -s) == Linux ]] || fail "engines are started on Linux only; elsewhere, point DOCKER_HOST at one of yours"
}

prepare_directories() {
  mkdir -p "$STATE_DIR" "$RUN_DIR" "$LOG_DIR" 2>/dev/null || true
  [[ -w $STATE_DIR && -w $RUN_DIR ]] \
    || fail "cannot write to $STATE_DIR and $RUN_DIR: run as root, or set RUNNER4J_ENGINES_DIR and RUNNER4J_ENGINES_RUN"
}

# One "up" or "down" at a time.
take_lock() {
  exec 9>"$RUN_DIR/lock"
  flock 9
}

# wait_until SECONDS COMMAND…: until COMMAND succeeds.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}

# --- background processes -----------------------------------------------------------------------------------------
# A process is remembered by its id and its start time, so an id that was given to another process since is not ours.

# Nothing for a process that has ended and was not waited for yet.
start_time_of() {
  local line
  line=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # Counted after the name in parentheses, which may hold spaces: the first field is the state, the twentieth the time.
  awk '$1 != "Z" { print $20 }' <<<"${line##*) }"
}

# process_id NAME: prints the id of the running process of that name; fails when there is none.
process_id() {
  local id started
  [[ -r $RUN_DIR/$1.pid ]] || return 1
  read -r id started <"$RUN_DIR/$1.pid" || return 1
  [[ $(start_time_of "$id") == "$started" ]] && echo "$id"
}

is_running() { process_id "$1" >/dev/null; }

# start_process NAME COMMAND…: in a session of its own, holding none of our descriptors, so that it outlives this
# script and a caller that reads our output sees its end.
start_process() {
  local name=$1 id
  shift
  (
    cd /
    close_descriptors
    exec setsid "$@" </dev/null >>"$LOG_DIR/$name.log" 2>&1
  ) &
  id=$!
  echo "$id $(start_time_of "$id")" >"$RUN_DIR/$name.pid"
  disown "$id"
}

close_descriptors() {
  local path number
  for path in "/proc/$BASHPID/fd/"*; do
    number=${path##*/}
    if ((number > 2)); then
      exec {number}>&-
    fi
  done
}

# stop_process NAME [ID]: a request first, force after 30 seconds. ID: whom to ask, when not the process itself.
stop_process() {
  local name=$1 id
  if id=$(process_id "$name"); then
    kill -TERM "${2:-$id}" 2>/dev/null || true
    wait_until 30 process_is_gone "$name" || kill -KILL "$id" 2>/dev/null || true
    wait_until 5 process_is_gone "$name" || say "$name (process $id) does not end"
    say "$name stopped"
  fi
  rm -f "$RUN_DIR/$name.pid"
}

process_is_gone() { ! is_running "$1"; }

# explain_failure NAME: the end of its log, for a process that does not answer.
explain_failure() {
  say "$1 does not answer; the end of $LOG_DIR/$1.log:"
  tail -n 15 "$LOG_DIR/$1.log" >&2 || true
  return 1
}

# --- engines in general -------------------------------------------------------------------------------------------

# docker_at HOST ARGUMENTS…: the docker program, with nothing of the user's configuration, and not for ever.
docker_at() {
  local host=$1
  shift
  timeout 120 env -u DOCKER_CONTEXT -u DOCKER_TLS_VERIFY DOCKER_CONFIG="$STATE_DIR/client" docker --host "$host" "$@"
}

answers() { docker_at "$1" version --format '{{.Server.Version}}'; }

# describe ENGINE HOST OWNERSHIP: one line for "status".
describe() {
  local version
  if version=$(answers "$2" 2>/dev/null); then
    printf '%-15s %-8s %-10s %s (%s)\n' "$1" up "$version" "$2" "$3"
  else
    printf '%-15s %-8s %-10s %s\n' "$1" down - "$2"
  fi
}

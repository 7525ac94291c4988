#!/usr/bin/env bash
#
# The first process of the current engine's namespaces (see current.sh, which starts it):
#   current-inside.sh ROOT RUN DOCKER_HOST PODMAN_HOST PODMAN_COMMAND…
# Makes ROOT the root file system, then runs both engines until Docker Engine ends or it is told to end.

set -euo pipefail

readonly root=$1 run=$2 docker_host=$3 podman_host=$4
readonly podman=("${@:5}")

# shellcheck source=scripts/engines.d/keep-running.sh
source "$(dirname "${BASH_SOURCE[0]}")/keep-running.sh"

# A real root, by pivot_root: in a plain chroot, BuildKit's remount of "/" fails, as that is no mount point.
enter_root() {
  mount --make-rprivate /
  mount --bind "$root" "$root"
  cd "$root"
  mount -t proc proc proc
  mount -t sysfs sysfs sys
  mount --rbind /sys/fs/cgroup sys/fs/cgroup
  # Beside version 1, an empty version 2 makes crun refuse to start anything.
  umount sys/fs/cgroup/unified 2>/dev/null || true
  mount --rbind /dev dev
  mount -t tmpfs tmpfs dev/shm # Podman keeps its locks there, under one name everywhere
  mount --bind /tmp tmp # so that a directory of a test can be mounted into a container
  mount -t tmpfs -o mode=755 tmpfs run
  mkdir -p ".$run" .old
  mount --bind "$run" ".$run"
  pivot_root . .old
  cd /
  umount --lazy /.old
  rmdir /.old
}

stop_engines() {
  kill -TERM "${engines[@]}" 2>/dev/null || true
  wait "${engines[@]}" || true
  exit 0
}

run_engines() {
  trap stop_engines TERM INT
  rm -f /var/run/docker.pid
  dockerd --host "$docker_host" &
  engines+=($!)
  timeout 120 "${podman[@]}" system reset --force >/dev/null 2>&1 || true # see podman.sh
  keep_running "${podman[@]}" system service --time=0 "$podman_host" &
  engines+=($!)
  wait "${engines[0]}" || true
  stop_engines
}

# In one function, read to its end before the file goes out of reach with the old root.
main() {
  export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  enter_root
  hash -r
  ip link set lo up
  engines=()
  run_engines
}

main

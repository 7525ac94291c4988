# shellcheck shell=bash
# What each engine needs on this machine, and the Debian package that brings it.

# Lines "file or command, package".
requirements_of() {
  case $1 in
    docker)
      echo "docker docker.io"
      docker_is_found || printf '%s\n' "dockerd docker.io" "docker-init tini" "iptables iptables"
      ;;
    podman)
      echo "podman podman"
      echo "docker docker.io"
      echo "/usr/lib/podman/netavark netavark"
      echo "/usr/lib/podman/aardvark-dns aardvark-dns"
      echo "catatonit catatonit"
      echo "iptables iptables"
      ;;
    registry)
      echo "docker-registry docker-registry"
      echo "docker docker.io"
      echo "htpasswd apache2-utils"
      echo "curl curl"
      ;;
    current)
      echo "debootstrap debootstrap"
      echo "docker docker.io"
      echo "ip iproute2"
      echo "unshare util-linux"
      echo "nsenter util-linux"
      ;;
  esac
  echo "flock util-linux"
}

missing_packages() {
  local need package
  {
    while read -r need package; do
      command -v "$need" >/dev/null || echo "$package"
    done < <(requirements_of "$1")
    have_static_busybox || echo busybox-static
  } | sort -u
}

# have_requirements ENGINE INSTALL: fails, with a list, when something is missing and may not or cannot be installed.
have_requirements() {
  local engine=$1 install=$2 missing
  is_root || { [[ $engine == docker ]] && docker_is_found; } || fail "$engine: starting it takes root"
  mapfile -t missing < <(missing_packages "$engine")
  if ((${#missing[@]} == 0)); then
    return 0
  fi
  if [[ $install == yes && $EUID == 0 && -e /etc/debian_version ]]; then
    install_packages "${missing[@]}"
    mapfile -t missing < <(missing_packages "$engine")
  fi
  ((${#missing[@]} == 0)) || fail "$engine: missing: ${missing[*]} (names of Debian packages; --install installs them, as root on Debian)"
}

install_packages() {
  say "installing $*"
  {
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
  } >>"$LOG_DIR/install.log" 2>&1 9>&- || {
    tail -n 15 "$LOG_DIR/install.log" >&2
    fail "installing $* failed (all of it: $LOG_DIR/install.log)"
  }
}

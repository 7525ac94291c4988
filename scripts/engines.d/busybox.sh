# shellcheck shell=bash
# The one base image of the tests: the static busybox of this machine, a link for each of its programs, and /tmp.

readonly BUSYBOX_LAYER=$STATE_DIR/busybox.tar

have_static_busybox() { command -v busybox >/dev/null && ! ldd "$(command -v busybox)" >/dev/null 2>&1; }

# The same bytes each time, so that the engines agree on the layer.
busybox_layer() {
  local root name
  [[ -s $BUSYBOX_LAYER ]] && return 0
  root=$(mktemp -d)
  mkdir -p "$root"/{bin,etc,home,root,tmp,usr/bin,var}
  chmod 1777 "$root/tmp"
  chmod 700 "$root/root"
  install -m 755 "$(command -v busybox)" "$root/bin/busybox"
  for name in $(busybox --list); do
    [[ $name == busybox ]] || ln -s busybox "$root/bin/$name"
  done
  ln -s ../../bin/env "$root/usr/bin/env"
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'nobody:x:65534:65534:nobody:/home:/bin/false' >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'nogroup:x:65534:' >"$root/etc/group"
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$root" -cf "$BUSYBOX_LAYER.partial" .
  mv "$BUSYBOX_LAYER.partial" "$BUSYBOX_LAYER"
  rm -rf "$root"
}

# load_busybox HOST NAME: NAME is what "FROM busybox" resolves to on that engine.
load_busybox() {
  docker_at "$1" image inspect "$2" >/dev/null 2>&1 && return 0
  busybox_layer
  docker_at "$1" import \
    --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change 'CMD ["sh"]' \
    --message 'static busybox of this machine' \
    "$BUSYBOX_LAYER" "$2" >/dev/null
}

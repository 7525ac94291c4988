#!/usr/bin/env bash
#
# One walk through the docker command, written down: each call, what it said, and its exit code where that is not 0.
#
#   docker-command.sh PREFIX REGISTRY USER PASSWORD    writes the transcript to stdout, with docker-command.sed applied
#
# The engine is the one in DOCKER_HOST. Everything that is created is named with PREFIX or labelled with it, and is removed at the end,
# so that an engine may have other things, too. "! " begins a line of stderr.

set -uo pipefail

readonly P=$1 REGISTRY=$2 USER_NAME=$3 PASSWORD=$4
readonly LABEL=testkit.command=$P
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
readonly here work
export DOCKER_CONFIG=$work/config DOCKER_BUILDKIT=0 DOCKER_CLI_HINTS=false LC_ALL=C TZ=UTC
unset DOCKER_API_VERSION DOCKER_CONTEXT DOCKER_TLS DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_DEFAULT_PLATFORM
mkdir "$DOCKER_CONFIG"
exec 3>&1 </dev/null

clean_up() {
  docker ps -aq --filter label="$LABEL" | xargs -r docker rm -fv
  docker ps -a --format '{{.Names}}' | grep "^$P" | xargs -r docker rm -fv
  docker images --format '{{.Repository}}:{{.Tag}}' | grep "$P" | xargs -r docker rmi -f
  docker images -aq --filter label="$LABEL" | xargs -r docker rmi -f
  docker volume ls -q | grep "^$P" | xargs -r docker volume rm -f
  docker network ls --format '{{.Name}}' | grep "^$P" | xargs -r docker network rm
  rm -rf "$work"
} >/dev/null 2>&1
trap clean_up EXIT

part() { printf '\n# %s\n' "$*"; }

# Writes down one call of the docker command.
d() {
  local code=0
  echo "\$ docker $*"
  docker "$@" >"$work/out" 2>"$work/err" || code=$?
  cat "$work/out"
  sed 's/^/! /' "$work/err"
  [[ $code == 0 ]] || echo "exit $code"
}

# Creates a container that runs a line of shell, and starts it; writes nothing down.
quietly() { docker run -d --label "$LABEL" --name "$P-$1" busybox sh -c "$2" >/dev/null 2>&1; }

# Waits, for at most 20 seconds, until a container's log has a line.
await() {
  local try
  for ((try = 0; try < 200; try++)); do
    docker logs "$P-$1" 2>&1 | grep -q "$2" && return 0
    sleep 0.1
  done
  echo "no line $2 in the log of $1"
}

about_the_engine() {
  part 'the engine'
  d version --format '{{.Client.Version}} {{.Server.Version}} {{.Server.APIVersion}} {{.Server.Os}}/{{.Server.Arch}}'
  d version --format '{{range .Server.Components}}{{.Name}} {{end}}'
  d info --format '{{.OSType}} {{.ServerVersion}} {{.LoggingDriver}} {{.Swarm.LocalNodeState}} {{.IndexServerAddress}}'
  d nosuchcommand
  d swarm ca
  d service ls
  d node ls
  d plugin ls
}

foreground() {
  part 'run, and see'
  d run --rm busybox echo hello world
  d run --rm busybox sh -c 'echo out; echo err >&2; exit 3'
  d run --rm busybox false
  d run --rm --name "$P-none" busybox /nosuch
  d rm -f "$P-none"
  echo 'from outside' | d run -i --rm busybox cat
  printf 'a\nb\n' | d run -i --rm busybox sh -c 'read x; echo "got $x"; cat'
  d run --rm -t busybox echo with a terminal
  d run --rm -e GREETING=hi -w /tmp -u nobody busybox sh -c 'echo $GREETING; pwd; id -un'
  d run --rm --hostname box --entrypoint /bin/hostname busybox
  d run --rm "127.0.0.1:1/$P/nosuch:1"
  d run --rm --pull never "$P/nosuch:1" true
}

background() {
  part 'run, and look later'
  d run -d --label "$LABEL" --name "$P-web" -p 127.0.0.1::8080 -e A=1 busybox sh -c 'echo ready; trap "exit 5" TERM; while :; do sleep 0.1; done'
  await web ready
  d run -d --label "$LABEL" --name "$P-web" busybox true
  d ps --filter label="$LABEL"
  d ps -q --no-trunc --filter name="$P-web"
  d ps --filter label="$LABEL" --format '{{.Names}} {{.Image}} {{.Command}} {{.State}} {{.Ports}} {{.Labels}} {{.Networks}} {{.Mounts}}'
  d logs "$P-web"
  d port "$P-web"
  d port "$P-web" 8080
  d port "$P-web" 9090
  d exec "$P-web" echo inside
  d exec "$P-web" sh -c 'echo bad >&2; exit 7'
  d exec -e B=2 -w /tmp -u nobody "$P-web" sh -c 'echo $A$B; pwd; id -un'
  echo 'to the inside' | d exec -i "$P-web" cat
  d exec -d "$P-web" touch /tmp/touched
  d exec "$P-web" /nosuch
  d run -d --label "$LABEL" --name "$P-still" busybox sleep 60
  d top "$P-still"
  d top "$P-still" -o pid,comm
  d top "$P-still" -o nosuch
  d stats --no-stream --format '{{.Name}} {{.CPUPerc}} {{.MemUsage}} {{.PIDs}}' "$P-still"
  d stats --no-stream "$P-still"
  d rm -f "$P-still"
  d inspect --format '{{.State.Status}} {{.State.Running}} {{.State.ExitCode}} {{.Config.Image}} {{.Config.Env}} {{.Path}} {{.HostConfig.NetworkMode}}' "$P-web"
  d inspect --format '{{json .HostConfig.PortBindings}} {{json .Config.ExposedPorts}} {{len .NetworkSettings.Ports}} {{json .Mounts}}' "$P-web"
  d inspect --type container --format '{{.Name}} {{.RestartCount}} {{.Driver}} {{.Platform}}' "$P-web"
}

states() {
  part 'states'
  d pause "$P-web"
  d ps --filter label="$LABEL" --filter status=paused --format '{{.Names}} {{.Status}}'
  d pause "$P-web"
  d exec "$P-web" true
  d unpause "$P-web"
  d unpause "$P-web"
  d rename "$P-web" "$P-shop"
  d rename "$P-web" "$P-other"
  d restart -t 2 "$P-shop"
  d update --memory 64m --memory-swap 64m --restart on-failure:3 "$P-shop"
  d inspect --format '{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{json .HostConfig.RestartPolicy}}' "$P-shop"
  d rm "$P-shop"
  d stop -t 5 "$P-shop"
  d wait "$P-shop"
  d ps -a --filter label="$LABEL" --filter status=exited --format '{{.Names}} {{.Status}}'
  d start "$P-shop"
  d kill "$P-shop"
  d kill "$P-shop"
  d wait "$P-shop"
  d stop "$P-shop"
  d rm "$P-shop"
  d rm "$P-shop"
  d start "$P-shop"
  d logs "$P-shop"
  d inspect "$P-shop"
}

output() {
  part 'output'
  quietly talk 'for i in 1 2 3; do echo "line $i"; done; sleep 0.3; echo problem >&2; sleep 0.3; echo end'
  d logs -f "$P-talk"
  d logs --tail 2 "$P-talk"
  d logs --timestamps --tail 1 "$P-talk"
  d create --label "$LABEL" --name "$P-once" busybox sh -c 'echo once; exit 4'
  d start -a "$P-once"
  d start -a "$P-once"
  d logs "$P-once"
  d create -i --label "$LABEL" --name "$P-cat" busybox cat
  echo 'into the start' | d start -ai "$P-cat"
  quietly later 'while [ ! -e /tmp/go ]; do sleep 0.1; done; echo attached; exit 6'
  (sleep 1; docker exec "$P-later" touch /tmp/go) >/dev/null 2>&1 &
  d attach "$P-later"
  wait
  d attach "$P-later"
  d run -d --rm --label "$LABEL" --name "$P-gone" busybox true
  d run --name "$P-health" --label "$LABEL" -d --health-cmd 'exit 0' --health-interval 500ms busybox sleep 30
  local try
  for ((try = 0; try < 100; try++)); do
    [[ $(docker inspect -f '{{.State.Health.Status}}' "$P-health") == healthy ]] && break
    sleep 0.1
  done
  d ps --filter name="$P-health" --format '{{.Names}} {{.Status}}'
  d inspect --format '{{.State.Health.Status}} {{.State.Health.FailingStreak}}' "$P-health"
}

files() {
  part 'files'
  quietly disk 'mkdir -p /data/sub; echo one > /data/sub/file; ln -s sub /data/link; echo ready; sleep 60'
  await disk ready
  mkdir -p "$work/in/deep"
  echo two >"$work/in/deep/file"
  d cp "$P-disk:/data/sub/file" "$work/file"
  echo "$(<"$work/file")"
  d cp "$P-disk:/data" "$work/data"
  (cd "$work" && find data | sort)
  docker cp "$P-disk:/data" - | tar -tv | sort -k 6
  d cp "$work/in" "$P-disk:/tmp/"
  d cp "$work/file" "$P-disk:/tmp/renamed"
  d exec "$P-disk" cat /tmp/in/deep/file /tmp/renamed
  d cp "$P-disk:/nosuch" "$work/x"
  d cp "$work/file" "$P-disk:/nosuch/dir/"
  d cp "$work/file" "$P-nobody:/tmp/"
  d exec "$P-disk" rm /etc/group
  d exec "$P-disk" sh -c 'echo more >> /etc/passwd'
  docker diff "$P-disk" | sort >"$work/diff"
  cat "$work/diff"
  d kill "$P-disk"
  docker cp "$P-disk:/data" - | tar -tv | sort -k 6
}

building() {
  part 'build'
  mkdir -p "$work/app"
  printf '%s\n' 'FROM busybox AS base' 'ARG WHO=nobody' 'ENV WHO=$WHO' "LABEL ${LABEL/=/=}" 'WORKDIR /app' \
    'COPY . .' 'RUN echo "for $WHO" > made && cat made' 'EXPOSE 8080/tcp' 'VOLUME /data' \
    'FROM base' 'USER nobody' 'ENTRYPOINT ["/bin/sh", "-c"]' 'CMD ["cat made content"]' >"$work/app/Dockerfile"
  echo content >"$work/app/content"
  echo secret >"$work/app/ignored"
  echo ignored >"$work/app/.dockerignore"
  d build -t "$P/app:1" --build-arg WHO=you "$work/app"
  d build -t "$P/app:1" --build-arg WHO=you "$work/app"
  sleep 1.1 # images are listed by the second in which they were made
  d build -q -t "$P/app:2" --label extra=yes --build-arg WHO=me "$work/app"
  d build --target base -q "$work/app"
  d run --rm "$P/app:1"
  d run --rm "$P/app:1" ls
  printf 'FROM busybox\nRUN exit 9\n' | d build --force-rm -t "$P/bad" -
  printf 'FROM busybox\nFORM x\n' | d build --force-rm -t "$P/bad" -
  printf 'FROM busybox\nCOPY nosuch .\n' >"$work/app/Bad"
  d build -f "$work/app/Bad" "$work/app"
  d build -f "$work/app/Nosuch" "$work/app"
  printf 'FROM scratch\nLABEL %s\n' "$LABEL" | d build -t "$P/empty" -
}

images() {
  part 'images'
  d images "$P/app"
  d images --filter label=extra=yes --format '{{.Repository}}:{{.Tag}}'
  d images -q --no-trunc "$P/app:1"
  d history --no-trunc --format '{{.CreatedBy}} | {{.Comment}}' "$P/app:1"
  d inspect --format '{{json .Config.Cmd}} {{json .Config.Entrypoint}} {{.Config.WorkingDir}} {{.Config.User}} {{json .Config.ExposedPorts}} {{json .Config.Volumes}} {{json .Config.Env}} {{len .RootFS.Layers}} {{.Architecture}} {{.Os}}' "$P/app:1"
  d tag "$P/app:1" "$P/copy"
  d tag "$P/nosuch" "$P/copy"
  d rmi "$P/copy"
  d rmi "$P/copy"
  d run -d --label "$LABEL" --name "$P-user" "$P/app:2" 'sleep 60'
  d rmi "$P/app:2"
  d kill "$P-user"
  d commit -m 'a change' -a somebody -c 'CMD ["echo", "committed"]' "$P-user" "$P/commit:1"
  d run --rm --entrypoint '' "$P/commit:1" echo committed
  d history --format '{{.Comment}}' "$P/commit:1"
  d rm "$P-user"
  d save -o "$work/app.tar" "$P/app:1"
  tar -tf "$work/app.tar" | grep -c . >/dev/null && echo 'an archive'
  d rmi -f "$P/app:1"
  d load -i "$work/app.tar"
  d load -q -i "$work/app.tar"
  d run --rm "$P/app:1"
  d load -i "$work/app/content"
  d export -o "$work/root.tar" "$P-once"
  tar -tf "$work/root.tar" | grep -c '^bin/busybox$'
  d import -c 'CMD ["echo", "imported"]' -m 'came in' "$work/root.tar" "$P/import:1"
  d run --rm "$P/import:1"
  d inspect "$P/nosuch"
  d image inspect "$P/nosuch"
  d manifest inspect
}

networks() {
  part 'networks'
  d network create --label "$LABEL" --subnet 10.231.7.0/24 "$P-net"
  d network create --label "$LABEL" "$P-net"
  d network ls --filter label="$LABEL"
  d network inspect --format '{{.Name}} {{.Driver}} {{.Scope}} {{.Internal}} {{json .IPAM.Config}} {{json .Options}} {{.Labels}}' "$P-net"
  d run -d --label "$LABEL" --name "$P-a" --network "$P-net" --network-alias server --ip 10.231.7.9 busybox sleep 60
  d network inspect --format '{{range .Containers}}{{.Name}} {{.IPv4Address}}{{end}}' "$P-net"
  d run --rm --network "$P-net" busybox sh -c 'ping -c 1 -W 5 server >/dev/null && echo found'
  d run --rm --network "$P-nosuch" busybox true
  d run --rm --network none busybox ls /sys/class/net
  d network rm "$P-net"
  d network disconnect "$P-net" "$P-a"
  d network disconnect "$P-net" "$P-a"
  d network connect --alias again "$P-net" "$P-a"
  d network connect "$P-net" "$P-a"
  d inspect --format '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' "$P-a"
  d kill "$P-a"
  d network disconnect -f "$P-net" "$P-a"
  d network rm "$P-net"
  d network rm "$P-net"
  d network rm bridge
  d network inspect "$P-net"
  docker network create --label "$LABEL" "$P-unused" >/dev/null
  d network prune -f --filter label="$LABEL"
}

volumes() {
  part 'volumes'
  d volume create --label "$LABEL" "$P-vol"
  d volume create --label "$LABEL" "$P-vol"
  d volume ls --filter label="$LABEL"
  d volume inspect --format '{{.Name}} {{.Driver}} {{.Scope}} {{.Labels}} {{.Options}}' "$P-vol"
  d run --rm -v "$P-vol:/data" busybox sh -c 'echo kept > /data/file'
  d run --rm -v "$P-vol:/data:ro" busybox cat /data/file
  d run --rm -v "$P-vol:/data:ro" busybox touch /data/other
  d create --label "$LABEL" --name "$P-holder" -v "$P-vol:/data" busybox true
  d inspect --format '{{range .Mounts}}{{.Type}} {{.Name}} {{.Destination}} {{.Driver}} {{.Mode}} {{.RW}}{{end}}' "$P-holder"
  d volume rm "$P-vol"
  d rm "$P-holder"
  d volume rm "$P-vol"
  d volume rm "$P-vol"
  d volume inspect "$P-vol"
  d volume create "$P bad"
  docker volume create --label "$LABEL" "$P-unused" >/dev/null
  d volume prune -f --filter label="$LABEL"
  d volume prune -f -a --filter label="$LABEL"
}

registry() {
  part 'registry'
  local image=$REGISTRY/$P/thing:1
  mkdir "$work/thing"
  echo "$P" >"$work/thing/file"
  printf 'FROM scratch\nLABEL %s\nCOPY file /\nCMD ["/file"]\n' "$LABEL" >"$work/thing/Dockerfile"
  docker build -q -t "$image" "$work/thing" >/dev/null 2>&1
  d push "$image"
  echo wrong | d login -u "$USER_NAME" --password-stdin "$REGISTRY"
  echo "$PASSWORD" | d login -u "$USER_NAME" --password-stdin "$REGISTRY"
  d push "$image"
  d push "$image"
  d inspect --format '{{len .RepoDigests}}' "$image"
  d rmi "$image"
  d pull "$image"
  d pull "$image"
  d pull -q "$image"
  d pull "$REGISTRY/$P/nosuch:1"
  d pull "$REGISTRY/$P/thing:2"
  d images --digests --format '{{.Repository}}:{{.Tag}} {{.Digest}}' "$REGISTRY/$P/thing"
  d logout "$REGISTRY"
  d rmi "$image"
  d pull "$image"
}

events() {
  part 'events'
  local since until
  since=$(docker info --format '{{.SystemTime}}')
  docker run --rm --label "$LABEL" --name "$P-event" busybox sh -c 'exit 2' >/dev/null 2>&1
  docker network create --label "$LABEL" "$P-event" >/dev/null && docker network rm "$P-event" >/dev/null
  docker volume create --label "$LABEL" "$P-event" >/dev/null && docker volume rm "$P-event" >/dev/null
  docker tag "$P/import:1" "$P/import:2" && docker rmi "$P/import:2" >/dev/null
  until=$(docker info --format '{{.SystemTime}}')
  d events --since "$since" --until "$until" --filter container="$P-event" --format '{{.Type}} {{.Action}}'
  d events --since "$since" --until "$until" --filter container="$P-event" --filter event=die
  d events --since "$since" --until "$until" --filter network="$P-event" --format '{{.Type}} {{.Action}} {{.Actor.Attributes}}'
  d events --since "$since" --until "$until" --filter volume="$P-event" --format '{{.Type}} {{.Action}} {{.Actor.Attributes}}'
  d events --since "$since" --until "$until" --filter type=image --filter event=tag --filter image="$P/import:2" --format '{{.Type}} {{.Action}} {{.Actor.Attributes.name}}'
}

tidying() {
  part 'tidying'
  d system df --format '{{.Type}}'
  docker system df -v | grep -o "$P/[a-z]*" | sort -u
  docker ps -q --filter label="$LABEL" | xargs -r docker kill >/dev/null
  d container prune -f --filter label="$LABEL" --filter label=nosuch
  docker container prune -f --filter label="$LABEL" | sed '/^[0-9a-f]\{64\}$/d'
  d ps -a --filter label="$LABEL"
  d image prune -f --filter label="$LABEL" --filter label=nosuch
  d rmi "$P/import:1" "$P/nosuch"
  d network prune -f --filter label=nosuch
}

{
  about_the_engine
  foreground
  background
  states
  output
  files
  building
  images
  networks
  volumes
  registry
  events
  tidying
} | sed -E "s#$work#<work>#g; s#$REGISTRY#<registry>#g; s#$P#<p>#g; s#$USER_NAME#<user>#g" | sed -E -f "$here/docker-command.sed"

# What is other each time, or on each machine, by kind. Applied in this order to each line of the transcript.
s/\r/<CR>/g
# The command's own complaint that the engine hung up while it was still sending comes or does not.
/level=error msg="Can't (add|close)/d
# A step of a download that is shown when it takes long enough.
/^(<id>|[0-9a-f]{12}): Verifying Checksum$/d
s/dial tcp: lookup .*$/dial tcp: lookup <no way>/
s/sha256:[0-9a-f]{64}/<digest>/g
s/sha256:[0-9a-f]{12,}/<digest>/g
s/\b[0-9a-f]{64}\b/<ID>/g
s/\b[0-9a-f]{12}\b/<id>/g
s/[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{5,8}(\.[0-9]+)?( ?(Z|[+-][0-9:]+( [A-Z]+)?))?/<time>/g
s/(About an? (minute|hour)|Less than a second|[0-9]+ (second|minute|hour|day)s?)( ago)?/<ago>/g
s/127\.0\.0\.1:[0-9]{4,5}/127.0.0.1:<port>/g
s/\b[0-9.]+(B|kB|MB|GB|KiB|MiB|GiB)\b/<size>/g
s/\b[0-9.]+%/<percent>/g
s/execDuration([=:])[0-9]+/execDuration\1<n>/g
s/:[0-9]{1,5}->/:<port>->/g
s/^(\w+) +[0-9]+ +[0-9]+ +[0-9]+ +[0-9:]+ +\? +[0-9:]+ /\1 <pid> <pid> <n> <clock> ? <clock> /
s/^[0-9]+ +(sleep|sh)$/<pid> \1/
s#^([-dl][-rwx]{9} .*) +<size>? *[0-9]+ <time>#\1 <n> <time>#
# What a registry keeps of an image says how long its numbers are; how the base was made is up to the machine.
s/(digest: <digest> size: )[0-9]+$/\1<n>/
s/static busybox of this machine|made by a test/<base>/
# Columns are as wide as what is in them.
s/ {2,}/ | /g
s/ +$//

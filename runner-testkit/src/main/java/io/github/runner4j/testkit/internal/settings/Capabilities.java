package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** What a process may do of what only the administrator may. Source of the names: capabilities(7). */
final class Capabilities {

    private static final Set<String> NAMES = Set.of(
            "ALL",
            "AUDIT_CONTROL",
            "AUDIT_READ",
            "AUDIT_WRITE",
            "BLOCK_SUSPEND",
            "BPF",
            "CHECKPOINT_RESTORE",
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "IPC_LOCK",
            "IPC_OWNER",
            "KILL",
            "LEASE",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "MKNOD",
            "NET_ADMIN",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_RAW",
            "PERFMON",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYSLOG",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_CHROOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PACCT",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "WAKE_ALARM");
    private static final String PREFIX = "CAP_";

    private Capabilities() {}

    static void check(JsonNode hostConfig) {
        check(hostConfig, "CapAdd");
        check(hostConfig, "CapDrop");
    }

    private static void check(JsonNode hostConfig, String field) {
        for (JsonNode each : hostConfig.path(field)) {
            String name = each.asText().toUpperCase(Locale.ROOT);
            String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            Wording.require(
                    NAMES.contains(bare), "invalid " + field + ": unknown capability: \"" + PREFIX + bare + "\"");
        }
    }
}

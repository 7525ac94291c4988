package io.github.runner4j.testkit.internal.settings;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.util.Set;

/** Options of the kernel's security modules, written {@code name=value}. */
final class SecurityOptions {

    private static final Set<String> ALONE = Set.of("no-new-privileges", "disable");
    private static final Set<String> NAMES = Set.of("label", "apparmor", "seccomp", "no-new-privileges");

    private SecurityOptions() {}

    static void check(String option) {
        if (ALONE.contains(option)) {
            return;
        }
        String[] parts = option.split(option.contains("=") ? "=" : ":", 2);
        if (parts.length < 2) {
            throw Refusal.broken("invalid --security-opt 1: " + GoQuote.quote(option));
        }
        if (!NAMES.contains(parts[0])) {
            throw Refusal.broken("invalid --security-opt 2: " + GoQuote.quote(option));
        }
    }
}

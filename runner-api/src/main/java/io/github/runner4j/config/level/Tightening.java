package io.github.runner4j.config.level;

import io.github.runner4j.config.SecurityOptions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts security options over the host's own, as far as they keep the container from more than those do. */
final class Tightening {

    private static final String ALL = "ALL";
    private static final String PIDS_LIMIT = "--pids-limit=";
    private static final Set<String> NO_NEW_PRIVILEGES =
            Set.of("no-new-privileges", "no-new-privileges:true", "no-new-privileges=true");
    private static final Pattern HARMLESS_MOUNT = Pattern.compile(
            "(size=0*[1-9][0-9]{0,11}[bkmg]?|mode=[0-7]{3,4}|uid=[0-9]{1,9}|gid=[0-9]{1,9}|r[ow]|noexec|nosuid|nodev)");

    /** Neither the root nor what the kernel shows of itself, by whatever detour. */
    private static final Pattern MOUNT_POINT =
            Pattern.compile("(?!/(?:proc|sys|dev)(?:/|$))(?:/(?!\\.\\.?(?:/|$))[^/,:\\x00-\\x1f\\x7f]+)+/?");

    private final SecurityOptions host;
    private final Set<String> capabilities;
    private final Map<String, String> loosening = new LinkedHashMap<>();

    Tightening(SecurityOptions host, List<String> capabilities) {
        this.host = host;
        this.capabilities = Set.copyOf(capabilities);
    }

    /** What was asked for and is too much, and what it became, in the form of {@code docker run}. */
    Map<String, String> loosening() {
        return loosening;
    }

    SecurityOptions by(SecurityOptions wish, OptionalLong mostProcesses) {
        return new SecurityOptions(
                options(wish),
                host.readOnly() || wish.readOnly(),
                mounts(wish),
                both(host.capDrop(), wish.capDrop()),
                added(wish),
                user(wish).or(host::user),
                processes(wish, mostProcesses));
    }

    private List<String> options(SecurityOptions wish) {
        List<String> tight = wish.securityOpt().stream()
                .filter(each -> allowed(
                        NO_NEW_PRIVILEGES.contains(each) || host.securityOpt().contains(each),
                        "--security-opt=" + each))
                .toList();
        return both(host.securityOpt(), tight);
    }

    private Map<String, String> mounts(SecurityOptions wish) {
        Map<String, String> mounts = new TreeMap<>(host.tmpfs());
        wish.tmpfs().forEach((path, how) -> {
            boolean harmless = how.isEmpty()
                    || List.of(how.split(",", -1)).stream()
                            .allMatch(each -> HARMLESS_MOUNT.matcher(each).matches());
            if (allowed(
                    harmless && MOUNT_POINT.matcher(path).matches(),
                    "--tmpfs=" + path + (how.isEmpty() ? "" : ":" + how))) {
                mounts.putIfAbsent(path, how);
            }
        });
        return mounts;
    }

    /** The capabilities that are left of the host's, and those of the wish that are allowed. */
    private List<String> added(SecurityOptions wish) {
        List<String> tight = wish.capAdd().stream()
                .filter(each -> allowed(capabilities.contains(each), "--cap-add=" + each))
                .toList();
        List<String> left = wish.capDrop().contains(ALL)
                ? List.of()
                : host.capAdd().stream()
                        .filter(each -> !wish.capDrop().contains(each))
                        .toList();
        return both(left, tight);
    }

    private java.util.Optional<String> user(SecurityOptions wish) {
        return wish.user()
                .filter(each ->
                        allowed(host.user().isEmpty() || host.user().get().equals(each), "--user=" + each));
    }

    private OptionalLong processes(SecurityOptions wish, OptionalLong most) {
        if (wish.pidsLimit().isEmpty()) {
            return host.pidsLimit();
        }
        long asked = wish.pidsLimit().getAsLong();
        long cap = Math.min(host.pidsLimit().orElse(Long.MAX_VALUE), most.orElse(Long.MAX_VALUE));
        if (asked > cap) {
            loosening.put(PIDS_LIMIT + asked, PIDS_LIMIT + cap);
        }
        return OptionalLong.of(Math.min(asked, cap));
    }

    private boolean allowed(boolean allowed, String option) {
        if (!allowed) {
            loosening.put(option, PolicyDecision.LEFT_OUT);
        }
        return allowed;
    }

    private static List<String> both(List<String> first, List<String> second) {
        Set<String> both = new LinkedHashSet<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }
}

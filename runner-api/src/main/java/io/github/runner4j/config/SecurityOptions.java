package io.github.runner4j.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a container is kept from, in the words of {@code docker run}. Immutable.
 *
 * @param securityOpt values of {@code --security-opt}
 * @param readOnly whether the root file system may only be read
 * @param tmpfs mount points in memory, each with its mount options (possibly empty)
 * @param capDrop capabilities taken away
 * @param capAdd capabilities given
 * @param user user to run as, if not the image's
 * @param pidsLimit most processes, if set here
 */
public record SecurityOptions(
        List<String> securityOpt,
        boolean readOnly,
        Map<String, String> tmpfs,
        List<String> capDrop,
        List<String> capAdd,
        Optional<String> user,
        OptionalLong pidsLimit) {

    /**
     * What holds when nobody says otherwise: no new privileges, and of the engine's capabilities only those that ordinary
     * images need to start as root, take another user and listen on a low port.
     */
    public static final SecurityOptions DEFAULT = new SecurityOptions(
            List.of("no-new-privileges"),
            false,
            Map.of(),
            List.of("ALL"),
            List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID"),
            Optional.empty(),
            OptionalLong.empty());

    private static final Pattern CAPABILITY = Pattern.compile("[A-Z][A-Z_]{2,40}");

    private static final String FORMS =
            "--security-opt=…, --read-only, --tmpfs=…, --cap-drop=…, --cap-add=…, --user=…" + " and --pids-limit=…";

    /** Keeps its own copies. */
    public SecurityOptions {
        securityOpt = List.copyOf(securityOpt);
        // Sorted, so that equal options read the same in every process.
        tmpfs = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(tmpfs)));
        capDrop = List.copyOf(capDrop);
        capAdd = List.copyOf(capAdd);
    }

    /**
     * Reads options in the form of {@code docker run}.
     *
     * @param options each one option: {@code --security-opt=no-new-privileges}, {@code --read-only}, {@code --tmpfs=/tmp},
     *     {@code --cap-drop=ALL}, {@code --cap-add=CHOWN}, {@code --user=1000:1000}, {@code --pids-limit=100}
     * @return the options; they take the place of {@link #DEFAULT} as a whole
     * @throws ConfigException when an option is not one of these or its value is not accepted
     */
    public static SecurityOptions parse(List<String> options) {
        Parsing parsing = new Parsing();
        options.forEach(parsing::read);
        return parsing.result();
    }

    /**
     * The options in the form of {@code docker run}.
     *
     * @return what {@link #parse} reads
     */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        securityOpt.forEach(each -> words.add("--security-opt=" + each));
        if (readOnly) {
            words.add("--read-only");
        }
        tmpfs.forEach((path, how) -> words.add("--tmpfs=" + path + (how.isEmpty() ? "" : ":" + how)));
        capDrop.forEach(each -> words.add("--cap-drop=" + each));
        capAdd.forEach(each -> words.add("--cap-add=" + each));
        user.ifPresent(each -> words.add("--user=" + each));
        pidsLimit.ifPresent(each -> words.add("--pids-limit=" + each));
        return words;
    }

    private static final class Parsing {

        private final List<String> securityOpt = new ArrayList<>();
        private final Map<String, String> tmpfs = new LinkedHashMap<>();
        private final List<String> capDrop = new ArrayList<>();
        private final List<String> capAdd = new ArrayList<>();
        private boolean readOnly;
        private Optional<String> user = Optional.empty();
        private OptionalLong pidsLimit = OptionalLong.empty();

        void read(String option) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            boolean complete =
                    name.equals("--read-only") ? option.equals(name) || value.equals("true") : !value.isEmpty();
            if (!complete) {
                throw Invalid.value("The security option", option, FORMS);
            }
            switch (name) {
                case "--security-opt" -> securityOpt.add(value);
                case "--read-only" -> readOnly = true;
                case "--tmpfs" -> addTmpfs(value);
                case "--cap-drop" -> capDrop.add(capability(value));
                case "--cap-add" -> capAdd.add(capability(value));
                case "--user" -> user = Optional.of(value);
                case "--pids-limit" -> pidsLimit = OptionalLong.of(pids(value));
                default -> throw Invalid.value("The security option", option, FORMS);
            }
        }

        SecurityOptions result() {
            return new SecurityOptions(securityOpt, readOnly, tmpfs, capDrop, capAdd, user, pidsLimit);
        }

        private void addTmpfs(String value) {
            int colon = value.indexOf(':');
            String path = colon < 0 ? value : value.substring(0, colon);
            if (!path.startsWith("/")) {
                throw Invalid.value(
                        "The tmpfs", value, "an absolute path in the container, as in --tmpfs=/tmp:size=64m");
            }
            tmpfs.put(path, colon < 0 ? "" : value.substring(colon + 1));
        }

        private static String capability(String value) {
            String name = value.startsWith("CAP_") ? value.substring(4) : value;
            if (!CAPABILITY.matcher(name).matches()) {
                throw Invalid.value("The capability", value, "ALL or a name in capitals, as in NET_BIND_SERVICE");
            }
            return name;
        }

        private static long pids(String value) {
            if (!value.matches("[0-9]{1,9}") || Long.parseLong(value) < 1) {
                throw Invalid.value("The process limit", value, "a whole number of 1 or more");
            }
            return Long.parseLong(value);
        }
    }
}

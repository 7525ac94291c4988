package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name of an image, made complete as the engine does: {@code busybox} is {@code docker.io/library/busybox}.
 *
 * @param domain the registry's host, with its port
 * @param path the repository in it
 * @param tag the tag
 * @param digest the digest, as in {@code sha256:…}
 */
public record Reference(String domain, String path, Optional<String> tag, Optional<String> digest)
        implements Comparable<Reference> {

    /** The registry of names without one. */
    public static final String HUB = "docker.io";

    private static final String OFFICIAL = "library/";
    private static final int LONGEST_NAME = 255;
    private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");
    private static final String HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String PATH_PART = "[a-z0-9]+(?:(?:[._]|__|-*)[a-z0-9]+)*";
    private static final Pattern FORM = Pattern.compile("(" + HOST_PART + "(?:\\." + HOST_PART + ")*(?::[0-9]+)?)"
            + "/(" + PATH_PART + "(?:/" + PATH_PART + ")*)"
            + "(?::(\\w[\\w.-]{0,127}))?"
            + "(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");

    /**
     * Reads a name.
     *
     * @throws Refusal when it is none, in the engine's words
     */
    public static Reference parse(String text, Dialect dialect) {
        if (ID.matcher(text).matches()) {
            throw Refusal.badParameter(
                    "invalid repository name (" + text + "), cannot specify 64-byte hexadecimal strings");
        }
        boolean old = dialect == Dialect.DOCKER_20_10;
        String[] parts = split(text, old);
        String name = parts[1].split(":", 2)[0];
        if (!isLowercase(name)) {
            throw Refusal.badParameter("invalid reference format: repository name " + (old ? "" : "(" + name + ") ")
                    + "must be lowercase");
        }
        Matcher matcher = FORM.matcher(parts[0] + "/" + parts[1]);
        if (!matcher.matches()) {
            throw Refusal.badParameter("invalid reference format");
        }
        if (matcher.group(1).length() + matcher.group(2).length() + 1 > LONGEST_NAME) {
            throw Refusal.badParameter("repository name must not be more than 255 characters");
        }
        return new Reference(
                matcher.group(1), matcher.group(2), optional(matcher.group(3)), optional(matcher.group(4)));
    }

    /** The digest that a text is, as the whole id of an image; nothing when it is a name. */
    public static Optional<String> digestIn(String text) {
        if (ID.matcher(text).matches()) {
            return Optional.of("sha256:" + text);
        }
        return Optional.of(text).filter(each -> DIGEST.matcher(each).matches());
    }

    /** Domain and rest. Source: {@code splitDockerDomain} of the reference package. */
    private static String[] split(String text, boolean old) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean isDomain =
                first.contains(".") || first.contains(":") || first.equals("localhost") || !(old || isLowercase(first));
        String domain = isDomain && !first.equals("index.docker.io") ? first : HUB;
        String rest = isDomain ? text.substring(slash + 1) : text;
        return new String[] {domain, domain.equals(HUB) && !rest.contains("/") ? OFFICIAL + rest : rest};
    }

    private static boolean isLowercase(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> optional(@Nullable String text) {
        return Optional.ofNullable(text);
    }

    /** The same name with the tag {@code latest} when it has neither tag nor digest. */
    public Reference withDefaultTag() {
        return tag.isPresent() || digest.isPresent() ? this : withTag("latest");
    }

    /** The same name with this tag alone. */
    public Reference withTag(String other) {
        return new Reference(domain, path, Optional.of(other), Optional.empty());
    }

    /** The same name with this digest alone. */
    public Reference withDigest(String other) {
        return new Reference(domain, path, Optional.empty(), Optional.of(other));
    }

    /** The same without a tag that stands before a digest, as the engine keeps it. */
    public Reference stored() {
        return digest.isPresent() ? withDigest(digest.get()) : withDefaultTag();
    }

    /** Domain and repository: {@code docker.io/library/busybox}. */
    public String name() {
        return domain + "/" + path;
    }

    /** The repository as people write it: {@code busybox}. */
    public String familiarName() {
        if (!domain.equals(HUB)) {
            return name();
        }
        boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
        return official ? path.substring(OFFICIAL.length()) : path;
    }

    /** The whole as people write it: {@code busybox:latest}. */
    public String familiar() {
        return familiarName()
                + tag.map(each -> ":" + each).orElse("")
                + digest.map(each -> "@" + each).orElse("");
    }

    @Override
    public int compareTo(Reference other) {
        return toString().compareTo(other.toString());
    }

    /** The whole, complete. */
    @Override
    public String toString() {
        return name()
                + tag.map(each -> ":" + each).orElse("")
                + digest.map(each -> "@" + each).orElse("");
    }
}

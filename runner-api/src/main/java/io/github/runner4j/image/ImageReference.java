package io.github.runner4j.image;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image's full name: {@code domain/path:tag@digest}. Source of the grammar: the distribution project's reference package.
 *
 * @param domain the registry's host, with its port where one is given; {@code docker.io} by default
 * @param path the repository in the registry; {@code library/} is put before a single name of the default domain
 * @param tag the tag, if given
 * @param digest the digest, if given, as in {@code sha256:…}
 */
public record ImageReference(String domain, String path, Optional<String> tag, Optional<String> digest) {

    /** The registry that a name without one belongs to. */
    public static final String DEFAULT_DOMAIN = "docker.io";

    private static final int LONGEST_NAME = 255;
    private static final Pattern PATH_PART = Pattern.compile("[a-z0-9]++(?:(?:\\.|_|__|-++)[a-z0-9]++)*+");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]*+(?::[0-9]++)?|\\[[0-9a-fA-F:]++](?::[0-9]++)?");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9]++(?:[.+_-][a-z0-9]++)*+:[0-9a-fA-F]{32,}");

    /**
     * Reads a name as {@code docker pull} takes it.
     *
     * @param text the name: {@code busybox}, {@code registry.example.org:5000/acme/api:1.2@sha256:…}
     * @return the reference, with the defaults filled in
     * @throws ImageBuildException {@link ErrorCode#INVALID_CONFIGURATION} when it is no image name
     */
    public static ImageReference parse(String text) {
        String rest = text;
        int at = rest.indexOf('@');
        Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(rest.substring(at + 1));
        rest = at < 0 ? rest : rest.substring(0, at);
        int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
        Optional<String> tag = colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1));
        rest = colon < 0 ? rest : rest.substring(0, colon);
        int slash = rest.indexOf('/');
        boolean named = slash > 0 && isDomain(rest.substring(0, slash));
        String domain = named ? rest.substring(0, slash) : DEFAULT_DOMAIN;
        String path = named ? rest.substring(slash + 1) : rest;
        if (domain.equals("index.docker.io")) {
            domain = DEFAULT_DOMAIN;
        }
        if (domain.equals(DEFAULT_DOMAIN) && path.indexOf('/') < 0) {
            path = "library/" + path;
        }
        ImageReference reference = new ImageReference(domain, path, tag, digest);
        if (!reference.valid()) {
            throw invalid(text);
        }
        return reference;
    }

    /** The full name. */
    @Override
    public String toString() {
        return domain + "/" + path + tag.map(each -> ":" + each).orElse("")
                + digest.map(each -> "@" + each).orElse("");
    }

    private boolean valid() {
        return domain.length() + path.length() < LONGEST_NAME
                && DOMAIN.matcher(domain).matches()
                && tag.map(TAG::matcher).map(Matcher::matches).orElse(true)
                && digest.map(DIGEST::matcher).map(Matcher::matches).orElse(true)
                && java.util.Arrays.stream(path.split("/", -1))
                        .allMatch(part -> PATH_PART.matcher(part).matches());
    }

    private static boolean isDomain(String first) {
        return first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
    }

    private static ImageBuildException invalid(String text) {
        return new ImageBuildException(
                Failure.of(
                        ErrorCode.INVALID_CONFIGURATION,
                        "\"" + text
                                + "\" is no image name. Write it as [registry/]path[:tag][@digest], the path in lower"
                                + " case."),
                null);
    }
}

package io.github.runner4j.config.file;

import io.github.runner4j.source.GitSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place of a forge's web pages, as catalogs write it, taken apart into repository, revision and directory. A revision whose name
 * has a slash cannot be told from a directory: its first part is taken, so such a revision is better given by host code.
 *
 * @param source the repository, with the revision when the place has one
 * @param subdirectory the directory in it; empty for all of it
 */
public record SourceLocation(GitSource source, String subdirectory) {

    private static final String PREFIX = "url:";

    /** Group 1 is the repository, group 2 the revision, group 3 the rest. The first that fits counts. */
    private static final List<Pattern> FORGES = List.of(
            // GitLab, with any depth of groups.
            Pattern.compile("(https?://[^?#]+?)/-/(?:tree|blob)/([^/?#]+)(/[^?#]*)?(?:[?#].*)?"),
            // Gitea, Forgejo.
            Pattern.compile("(https?://[^/]+/[^/]+/[^/]+)/src/(?:branch|tag|commit)/([^/?#]+)(/[^?#]*)?(?:[?#].*)?"),
            // GitHub.
            Pattern.compile("(https?://[^/]+/[^/]+/[^/]+)/(?:tree|blob)/([^/?#]+)(/[^?#]*)?(?:[?#].*)?"),
            // Bitbucket Cloud.
            Pattern.compile("(https?://bitbucket\\.org/[^/]+/[^/]+)/src/([^/?#]+)(/[^?#]*)?(?:[?#].*)?"));

    /** {@code https://host/projects/P/repos/r/browse/dir?at=ref}. */
    private static final Pattern BITBUCKET_SERVER = Pattern.compile(
            "(https?://[^/]+(?:/[^/?#]+)*?)/projects/([^/]+)/repos/([^/?#]+)(?:/browse(/[^?#]*)?)?(?:\\?at=([^&#]+))?.*");

    /** {@code https://dev.azure.com/org/project/_git/repo?path=/dir&version=GBref}. */
    private static final Pattern AZURE = Pattern.compile("(https?://[^?#]+/_git/[^/?#]+)(?:\\?([^#]*))?.*");

    /**
     * Takes a place apart.
     *
     * @param text with or without {@code url:} before it; an address without a forge's tail is the repository itself
     * @return the parts; nothing when it is no address, or its directory leaves the repository
     */
    public static Optional<SourceLocation> parse(String text) {
        String url = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        if (!url.matches("(?:https?|ssh|git)://[^\\s\\p{Cntrl}/]+/\\S+") || !isUri(url)) {
            return Optional.empty();
        }
        return Optional.of(ofForge(url)).filter(SourceLocation::staysInside);
    }

    private static boolean staysInside(SourceLocation location) {
        String directory = location.subdirectory();
        return directory.isEmpty() || Words.PATH.parse().apply(directory).isPresent();
    }

    private static SourceLocation ofForge(String url) {
        Matcher azure = AZURE.matcher(url);
        if (azure.matches()) {
            return azure(azure.group(1), Optional.ofNullable(azure.group(2)).orElse(""));
        }
        Matcher server = BITBUCKET_SERVER.matcher(url);
        if (server.matches()) {
            String repository = server.group(1) + "/scm/" + server.group(2) + "/" + server.group(3) + ".git";
            return of(repository, server.group(5), server.group(4), url);
        }
        for (Pattern forge : FORGES) {
            Matcher matcher = forge.matcher(url);
            if (matcher.matches()) {
                return of(matcher.group(1), matcher.group(2), matcher.group(3), url);
            }
        }
        return of(url.replaceAll("/+$", ""), null, null, url);
    }

    private static SourceLocation azure(String repository, String query) {
        String path = null;
        String ref = null;
        for (String each : query.split("&", -1)) {
            if (each.startsWith("path=")) {
                path = decode(each.substring("path=".length()));
            }
            // GB is a branch, GT a tag, GC a commit.
            if (each.matches("version=G[BTC].+")) {
                ref = decode(each.substring("version=GB".length()));
            }
        }
        return of(repository, ref, path, "");
    }

    private static SourceLocation of(String repository, @Nullable String ref, @Nullable String path, String url) {
        GitSource source = GitSource.of(repository);
        String directory = path == null ? "" : decode(path).replaceAll("^/+|/+$", "");
        boolean file = url.contains("/blob/");
        int slash = directory.lastIndexOf('/');
        String parent = slash < 0 ? "" : directory.substring(0, slash);
        return new SourceLocation(ref == null ? source : source.ref(decode(ref)), file ? parent : directory);
    }

    private static boolean isUri(String url) {
        try {
            return URI.create(url).getHost() != null && decode(url).chars().noneMatch(Character::isISOControl);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

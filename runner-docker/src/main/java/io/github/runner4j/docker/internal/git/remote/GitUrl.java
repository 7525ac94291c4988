package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * The parsed address of a repository. The user information of the URL is kept apart, so {@link #toString()} and
 * {@link #uri()} never hold it.
 *
 * @param scheme how it is reached
 * @param host the host; empty for files
 * @param port the port; -1 when the URL names none
 * @param user the user the URL names, if it names one
 * @param password the password the URL holds, if it holds one
 * @param path the path; for SSH relative to the user's home when it does not start with {@code /}
 */
public record GitUrl(
        Scheme scheme, String host, int port, Optional<String> user, Optional<Secret> password, String path) {

    private static final Pattern HIERARCHICAL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^@]*)@)?(?<host>\\[[^\\]/]+\\]|[^:@/]*)(?::(?<port>\\d{0,5}))?");
    private static final Pattern SCP =
            Pattern.compile("(?:(?<user>[^@/:]+)@)?(?<host>\\[[^\\]/]+\\]|[^:@/\\[]+):(?<path>.*)");
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+.-]+::.*", Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

    /** How a repository is reached. */
    public enum Scheme {
        /** HTTP over TLS. */
        HTTPS(443),
        /** HTTP in the clear. */
        HTTP(80),
        /** Secure Shell, as a URL or in the form {@code user@host:path}. */
        SSH(22),
        /** Git's own protocol, in the clear. */
        GIT(9418),
        /** A path of this machine. */
        FILE(-1);

        private final int defaultPort;

        Scheme(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        /**
         * Whether other machines are reached by it.
         *
         * @return false for files
         */
        public boolean remote() {
            return this != FILE;
        }

        /**
         * Whether what passes is protected from the network.
         *
         * @return true for https and ssh
         */
        public boolean secure() {
            return this == HTTPS || this == SSH;
        }

        /**
         * Whether it is HTTP.
         *
         * @return true for http and https
         */
        public boolean web() {
            return this == HTTPS || this == HTTP;
        }
    }

    /**
     * Reads an address as {@code git clone} would.
     *
     * @param text the address
     * @return the parsed URL
     * @throws IllegalArgumentException when it is none, with the reason; the text may hold a credential
     */
    public static GitUrl parse(String text) {
        refuseOptionsAndControls(text);
        Matcher hierarchical = HIERARCHICAL.matcher(text);
        if (hierarchical.matches()) {
            return hierarchical(scheme(hierarchical.group(1)), hierarchical.group(2));
        }
        if (HELPER.matcher(text).matches()) {
            throw new IllegalArgumentException("it names a transport program, and no programs are run");
        }
        Matcher scp = SCP.matcher(text);
        if (scp.matches() && !DRIVE.matcher(text).matches()) {
            return new GitUrl(
                            Scheme.SSH,
                            scp.group("host"),
                            -1,
                            Optional.ofNullable(scp.group("user")),
                            Optional.empty(),
                            scp.group("path"))
                    .checked();
        }
        return file(text);
    }

    private static void refuseOptionsAndControls(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        if (text.startsWith("-")) {
            throw new IllegalArgumentException("it starts with \"-\"");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new IllegalArgumentException("it holds a control character");
        }
    }

    private static Scheme scheme(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "https" -> Scheme.HTTPS;
            case "http" -> Scheme.HTTP;
            case "ssh", "git+ssh", "ssh+git" -> Scheme.SSH;
            case "git" -> Scheme.GIT;
            case "file" -> Scheme.FILE;
            default ->
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not supported; use https, http, ssh, git, file or a path");
        };
    }

    private static GitUrl hierarchical(Scheme scheme, String rest) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        if (scheme == Scheme.FILE) {
            return file(fileOf(path));
        }
        // A password may hold "@", so the last one ends the user information.
        int at = authority.lastIndexOf('@');
        Matcher parts = AUTHORITY.matcher(at < 0 ? authority : "@" + authority.substring(at + 1));
        if (!parts.matches()) {
            throw new IllegalArgumentException("its host or port cannot be read");
        }
        String[] info = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        return new GitUrl(
                        scheme,
                        parts.group("host"),
                        port(parts.group("port")),
                        info.length > 0 && !info[0].isEmpty() ? Optional.of(decoded(info[0])) : Optional.empty(),
                        info.length > 1 ? Optional.of(Secret.of(decoded(info[1]))) : Optional.empty(),
                        remotePath(scheme, path))
                .checked();
    }

    /** Over HTTP the path goes on as it is written; the others send the path that is meant. */
    private static String remotePath(Scheme scheme, String path) {
        if (scheme.web()) {
            return path;
        }
        String meant = decoded(path);
        refuseOptionsAndControls(meant.isEmpty() ? "/" : meant);
        return scheme == Scheme.SSH && meant.startsWith("/~") ? meant.substring(1) : meant;
    }

    private static int port(String digits) {
        if (digits == null || digits.isEmpty()) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("there is no port " + digits);
        }
        return port;
    }

    private static String fileOf(String path) {
        return decoded(DRIVE.matcher(path.substring(Math.min(1, path.length()))).matches() ? path.substring(1) : path);
    }

    private static GitUrl file(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("it has no path");
        }
        String absolute = Path.of(path).toAbsolutePath().normalize().toString();
        return new GitUrl(Scheme.FILE, "", -1, Optional.empty(), Optional.empty(), absolute);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private GitUrl checked() {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("it has no host");
        }
        if (host.startsWith("-") || user.orElse("").startsWith("-") || path.startsWith("-")) {
            throw new IllegalArgumentException("a part of it starts with \"-\"");
        }
        return this;
    }

    /**
     * The host as credentials are looked up by.
     *
     * @return the host, with {@code :port} where the URL names one
     */
    public String hostAndPort() {
        return port < 0 ? host : host + ":" + port;
    }

    /**
     * The port to connect to.
     *
     * @return the port named, or the scheme's own
     */
    public int effectivePort() {
        return port < 0 ? scheme.defaultPort : port;
    }

    /**
     * The host as a name server or a known-hosts file knows it.
     *
     * @return the host without the brackets of an IPv6 address
     */
    public String plainHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * Whether a credential given for the other URL may be sent to this one.
     *
     * @param other the URL the credential was given for
     * @return true for the same host and port, and not from TLS or SSH down to plain text
     */
    public boolean sameHost(GitUrl other) {
        return host.equalsIgnoreCase(other.host) && scheme == other.scheme && effectivePort() == other.effectivePort();
    }

    /**
     * The address of another repository, as a submodule's relative URL means it.
     *
     * @param relative {@code ./…} or {@code ../…}
     * @return the address
     * @throws IllegalArgumentException when it climbs too high
     */
    public GitUrl resolve(String relative) {
        refuseOptionsAndControls(relative);
        boolean absolute = path.startsWith("/");
        Deque<String> names = new ArrayDeque<>();
        for (String name : (path + "/" + relative).split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    throw new IllegalArgumentException("it leaves the host");
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        String resolved = (absolute ? "/" : "") + String.join("/", names);
        return new GitUrl(scheme, host, port, user, password, resolved);
    }

    /**
     * The same repository without user name and password, in one spelling, to recognise it by.
     *
     * @return the text
     */
    public String canonical() {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        // An SSH path that is relative to a home is another repository for every user.
        String home = scheme == Scheme.SSH && !path.startsWith("/") ? user.orElse("") + "@" : "";
        return scheme.name().toLowerCase(Locale.ROOT) + "://" + home + host.toLowerCase(Locale.ROOT) + ":"
                + effectivePort() + "/" + trimmed;
    }

    /**
     * The URL for JGit, which may print it.
     *
     * @return the URL without user name and password
     */
    public URIish uri() {
        URIish plain = new URIish().setPath(path);
        if (scheme == Scheme.FILE) {
            return plain;
        }
        return plain.setScheme(scheme.name().toLowerCase(Locale.ROOT))
                .setHost(host)
                .setPort(port);
    }

    /**
     * The URL for HTTP, below the repository's address.
     *
     * @param below what follows the repository's path, starting with {@code /}
     * @return the address without user name and password
     */
    public URI web(String below) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String text =
                scheme.name().toLowerCase(Locale.ROOT) + "://" + hostAndPort() + trimmed.replace(" ", "%20") + below;
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("its path holds a character that a URL may not hold", e);
        }
    }

    /** The URL as a person may see it: without password, and without the user, who may be a token. */
    @Override
    public String toString() {
        if (scheme == Scheme.FILE) {
            return path;
        }
        return scheme.name().toLowerCase(Locale.ROOT) + "://" + hostAndPort() + (path.startsWith("/") ? "" : "/")
                + path;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GitUrl url && url.canonical().equals(canonical());
    }

    @Override
    public int hashCode() {
        return Objects.hash(canonical());
    }
}

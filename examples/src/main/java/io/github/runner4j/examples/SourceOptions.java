package io.github.runner4j.examples;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.DirectorySource;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where the code is, and who we are for its server. No secret is taken from the command line: other users can read that. */
final class SourceOptions {

    private static final String TOKEN_VARIABLE = "RUNNER4J_GIT_TOKEN";
    private static final String DEFAULT_NAME = "component";
    private static final int LONGEST_NAME = 63;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description =
                    "A Git URL, or a directory. A directory is taken as it is, unless --ref is given; then it is read as"
                            + " a Git repository. Default: the bundled sample.")
    private Optional<String> source = Optional.empty();

    @Option(names = "--ref", paramLabel = "REF", description = "Branch, tag or commit. Default: the default branch.")
    private Optional<String> ref = Optional.empty();

    @Option(
            names = "--git-user",
            paramLabel = "USER",
            description =
                    "User for the Git server. Its password is read from --git-password-env. Instead of both, a token"
                            + " may stand in the environment variable " + TOKEN_VARIABLE + ".")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--git-password-env",
            paramLabel = "NAME",
            description = "Environment variable that holds the password.")
    private Optional<String> passwordVariable = Optional.empty();

    @Option(names = "--ssh-key", paramLabel = "FILE", description = "Private key for a Git server over SSH.")
    private Optional<Path> sshKey = Optional.empty();

    @Option(
            names = "--known-hosts",
            paramLabel = "FILE",
            description = "Hosts that SSH may talk to. Default: ~/.ssh/known_hosts.")
    private Path knownHosts = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) that a Git server over https may show besides those that Java trusts.")
    private Optional<Path> certificates = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    boolean isGiven() {
        return source.isPresent();
    }

    Optional<Path> certificates() {
        return certificates;
    }

    /** The source that was named. */
    Source source(Map<String, String> environment) {
        String where = source.orElseThrow();
        Path directory = Path.of(where);
        return ref.isEmpty() && Files.isDirectory(directory) && !isBare(directory)
                ? DirectorySource.of(directory)
                : git(where, environment);
    }

    /** A repository without files of its own to build from. */
    private static boolean isBare(Path directory) {
        return Files.isRegularFile(directory.resolve("HEAD"))
                && Files.isDirectory(directory.resolve("objects"))
                && Files.isDirectory(directory.resolve("refs"));
    }

    private GitSource git(String url, Map<String, String> environment) {
        GitSource git = GitSource.of(url);
        git = ref.map(git::ref).orElse(git);
        return credential(environment).map(git::credential).orElse(git);
    }

    private Optional<Credential> credential(Map<String, String> environment) {
        if (sshKey.isPresent()) {
            return Optional.of(Credential.sshKey(sshKey.get(), knownHosts));
        }
        if (user.isPresent()) {
            return Optional.of(Credential.userPassword(user.get(), password(environment)));
        }
        return Optional.ofNullable(environment.get(TOKEN_VARIABLE)).map(Credential::token);
    }

    private String password(Map<String, String> environment) {
        String variable = passwordVariable.orElseThrow(() -> misused("--git-user needs --git-password-env NAME"));
        String password = environment.get(variable);
        if (password == null) {
            throw misused("The environment variable " + variable + " of --git-password-env is not set");
        }
        return password;
    }

    private ParameterException misused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /** A component's name made of the last part of the source. */
    String name() {
        String path = source.filter(text -> !Files.isDirectory(Path.of(text)))
                .orElseGet(() ->
                        Path.of(source.orElse("")).toAbsolutePath().normalize().toString());
        String last = path.replaceAll("[/\\\\]+$", "").replaceAll("\\.git$", "").replaceAll(".*[/\\\\:]", "");
        String name = last.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return name.isEmpty() ? DEFAULT_NAME : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}

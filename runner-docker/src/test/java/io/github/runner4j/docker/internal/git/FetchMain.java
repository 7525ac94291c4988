package io.github.runner4j.docker.internal.git;

import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Fetches in a process of its own: {@code <cache> <url> <times>}. Prints the last revision, then the names of the threads. */
final class FetchMain {

    private FetchMain() {}

    public static void main(String[] arguments) {
        GitSourceProvider provider =
                new GitSourceProvider(GitOptions.of(Path.of(arguments[0]), CredentialProvider.NONE));
        String id = "";
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            try (SourceTree tree = provider.fetch(GitSource.of(arguments[1]), ManualContext.create())) {
                id = tree.revision().id() + " " + GitSourceProviderTest.text(tree, "a.txt");
            }
        }
        System.out.println(id);
        System.out.println("threads:"
                + Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("JGit") || name.startsWith("sshd") || name.startsWith("runner"))
                        .sorted()
                        .collect(Collectors.joining(",")));
    }

    /** Starts the process with a home folder and a configuration folder of its own. */
    static Process start(Path home, Path cache, String url, int times) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                FetchMain.class.getName(),
                cache.toString(),
                url,
                String.valueOf(times)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        builder.environment()
                .put("GIT_CONFIG_GLOBAL", home.resolve(".gitconfig").toString());
        return builder.start();
    }

    static List<String> output(Process process) throws Exception {
        List<String> lines =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(String.join("\n", lines));
        }
        return lines;
    }
}

package io.github.runner4j.testkit.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** What {@code git-upload-pack} does at the far end of an SSH connection, without the program. */
final class SshUpload implements Command {

    private static final Pattern COMMAND = Pattern.compile("git-upload-pack '(?<path>.*)'");
    private static final int FATAL = 128;

    private final GitRepositories repositories;
    private final Executor workers;
    private final String command;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, close) -> {};

    SshUpload(GitRepositories repositories, Executor workers, String command) {
        this.repositories = repositories;
        this.workers = workers;
        this.command = command;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        String protocol = environment.getEnv().get("GIT_PROTOCOL");
        workers.execute(() -> run(protocol));
    }

    private void run(@Nullable String protocol) {
        try {
            exit.onExit(upload(protocol));
        } catch (IOException | RuntimeException e) {
            exit.onExit(1);
        }
    }

    private int upload(@Nullable String protocol) throws IOException {
        Matcher matcher = COMMAND.matcher(command);
        String path = matcher.matches() ? matcher.group("path") : command;
        Optional<Repository> repository = repositories.find(path);
        if (repository.isEmpty()) {
            err.write(("fatal: '" + path + "' does not appear to be a git repository\n")
                    .getBytes(StandardCharsets.UTF_8));
            err.flush();
            return FATAL;
        }
        try (UploadPack pack = new UploadPack(repository.get())) {
            if (protocol != null) {
                pack.setExtraParameters(List.of(protocol));
            }
            pack.upload(in, out, err);
        }
        return 0;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void destroy(ChannelSession channel) {
        // The streams end the work.
    }
}

package io.github.runner4j.testkit.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.image.ImageConfig;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.program.Program;
import java.time.Instant;
import java.util.List;

/**
 * Says what an image is, and makes it at the end, by {@link #runs} or {@link #runsShell}:
 * {@code docker.image("acme/app:1.0").exposes(8080).runs(context -> 0)}. Every image has the small shell and its programs besides, so
 * that commands can be executed in its containers. For one thread.
 */
public final class FakeImage {

    private static final int DIRECTORY_MODE = 0755;
    private static final int FILE_MODE = 0644;
    private static final int PROGRAM_MODE = 0755;
    private static final String PROGRAM = "/usr/local/bin/program";

    private final Engine engine;
    private final String name;
    private final FileTree files;
    private final Instant now;
    private final ObjectNode config = ImageConfig.empty();

    FakeImage(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
        this.now = engine.now();
        this.files = engine.userland();
    }

    /**
     * Ports that its program listens on.
     *
     * @param ports TCP ports, 1 to 65535
     * @return this
     */
    public FakeImage exposes(int... ports) {
        for (int port : ports) {
            config.withObjectProperty("ExposedPorts").set(port + "/tcp", Json.object());
        }
        return this;
    }

    /**
     * A variable of its environment.
     *
     * @param variable the name
     * @param value the value
     * @return this
     */
    public FakeImage environment(String variable, String value) {
        config.withArrayProperty("Env").add(variable + "=" + value);
        return this;
    }

    /**
     * A label.
     *
     * @param key the name
     * @param value the value
     * @return this
     */
    public FakeImage label(String key, String value) {
        config.withObjectProperty("Labels").put(key, value);
        return this;
    }

    /**
     * A file.
     *
     * @param path an absolute path; directories are made as needed
     * @param text its content
     * @return this
     */
    public FakeImage file(String path, String text) {
        put(path, Content.of(text), FILE_MODE);
        return this;
    }

    /**
     * The directory in which it starts.
     *
     * @param path an absolute path
     * @return this
     */
    public FakeImage workingDirectory(String path) {
        files.makeDirectories(path, FileNode.directory(DIRECTORY_MODE, now));
        config.put("WorkingDir", path);
        return this;
    }

    /**
     * As whom it runs.
     *
     * @param user a name or number, with a group after a colon or without
     * @return this
     */
    public FakeImage user(String user) {
        config.put("User", user);
        return this;
    }

    /**
     * A directory that becomes a volume of each container.
     *
     * @param path an absolute path
     * @return this
     */
    public FakeImage volume(String path) {
        config.withObjectProperty("Volumes").set(path, Json.object());
        return this;
    }

    /**
     * The signal that asks it to end.
     *
     * @param signal as in {@code SIGQUIT}; {@code SIGTERM} by default
     * @return this
     */
    public FakeImage stopSignal(String signal) {
        config.put("StopSignal", signal);
        return this;
    }

    /**
     * The words that the program gets after its name when whoever creates a container gives none.
     *
     * @param words the words; none by default
     * @return this
     */
    public FakeImage command(String... words) {
        config.set("Cmd", Json.array(List.of(words)));
        return this;
    }

    /**
     * Makes the image, with a program in Java.
     *
     * @param program what its containers run
     * @return the image's id
     */
    public String runs(Program program) {
        put(PROGRAM, engine.register(program), PROGRAM_MODE);
        config.set("Entrypoint", Json.array(List.of(PROGRAM)));
        return engine.keep(name, files, config);
    }

    /**
     * Makes the image, with the small shell.
     *
     * @param command what its containers run by default, as in {@code "httpd", "-f", "-p", "8080"}; {@code sh} when it is empty
     * @return the image's id
     */
    public String runsShell(String... command) {
        return command(command.length == 0 ? new String[] {"sh"} : command).keep();
    }

    private String keep() {
        return engine.keep(name, files, config);
    }

    private void put(String path, Content content, int mode) {
        int slash = path.lastIndexOf('/');
        boolean possible = path.startsWith("/")
                && (slash == 0
                        || files.makeDirectories(path.substring(0, slash), FileNode.directory(DIRECTORY_MODE, now)))
                && files.put(path, FileNode.file(content, mode, now));
        if (!possible) {
            throw new IllegalArgumentException("The image " + name + " cannot have a file at \"" + path
                    + "\": it is no absolute path, or something else stands in its way.");
        }
    }
}

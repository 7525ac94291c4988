package io.github.runner4j.testkit.internal.applet;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.time.Instant;
import java.util.List;

/** Makes a file system in which the built-in programs can be found. */
final class Installation {

    private static final int DIRECTORY_MODE = 0755;
    private static final int TEMPORARY_MODE = 01777;
    private static final int PRIVATE_MODE = 0700;
    private static final int EXECUTABLE_MODE = 0755;
    private static final int FILE_MODE = 0644;
    private static final String USERS = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n";
    private static final String GROUPS = "root:x:0:\nnogroup:x:65534:\n";

    private final FileTree files;

    private Installation(FileTree files) {
        this.files = files;
    }

    static void into(FileTree files) {
        Installation installation = new Installation(files);
        for (String each : List.of("/bin", "/dev", "/etc", "/home", "/proc", "/sys", "/usr/bin", "/var")) {
            installation.directory(each, DIRECTORY_MODE);
        }
        installation.directory("/root", PRIVATE_MODE);
        installation.directory("/tmp", TEMPORARY_MODE);
        installation.file("/etc/passwd", Content.of(USERS), FILE_MODE);
        installation.file("/etc/group", Content.of(GROUPS), FILE_MODE);
        installation.file("/bin/busybox", Applets.BUSYBOX, EXECUTABLE_MODE);
        for (String each : Applets.names()) {
            installation.link("/bin/" + each);
        }
        installation.link("/usr/bin/env");
    }

    private void directory(String path, int mode) {
        files.makeDirectories(path, FileNode.directory(DIRECTORY_MODE, Instant.EPOCH));
        if (mode != DIRECTORY_MODE) {
            files.change(path, each -> each.withMode(mode));
        }
    }

    private void file(String path, Content content, int mode) {
        if (files.find(path).isEmpty()) {
            files.put(path, FileNode.file(content, mode, Instant.EPOCH));
        }
    }

    private void link(String path) {
        if (files.find(path).isEmpty()) {
            files.put(path, FileNode.link("/bin/busybox", Instant.EPOCH));
        }
    }
}

package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * Where the parts of a repository on the disk are. Source: gitrepository-layout(5).
 *
 * @param gitDirectory the folder of HEAD
 * @param common the folder of refs and objects; another one for a linked working tree
 */
record LocalLayout(Path gitDirectory, Path common) {

    private static final int MOST_ALTERNATES = 5;

    static LocalLayout find(GitUrl url) throws IOException {
        Path path = Path.of(url.path());
        for (Path candidate : List.of(path.resolve(".git"), path, Path.of(url.path() + ".git"))) {
            Path directory = Files.isRegularFile(candidate) ? linked(candidate) : candidate;
            Path common = common(directory);
            if (Files.exists(directory.resolve("HEAD")) && Files.isDirectory(common.resolve("objects"))) {
                refuseUnknownFormat(url, common);
                return new LocalLayout(directory, common);
            }
        }
        String why = Files.exists(path) ? "there is no Git repository at this path" : "this path does not exist";
        throw GitFailures.of(
                ErrorCode.REPOSITORY_NOT_FOUND,
                url,
                why,
                "Check the path; a plain directory is given as a directory source.",
                null);
    }

    private static Path linked(Path file) throws IOException {
        String text = Files.size(file) > 8192 ? "" : Files.readString(file).strip();
        return text.startsWith("gitdir:")
                ? file.resolveSibling(text.substring("gitdir:".length()).strip())
                        .normalize()
                : file;
    }

    private static Path common(Path directory) throws IOException {
        Path file = directory.resolve("commondir");
        return Files.isRegularFile(file)
                ? directory.resolve(Files.readString(file).strip()).normalize()
                : directory;
    }

    private static void refuseUnknownFormat(GitUrl url, Path common) throws IOException {
        Path file = common.resolve("config");
        if (!Files.isRegularFile(file)) {
            return;
        }
        // No base: neither the user's nor the system's configuration is looked at, and includes are not followed.
        Config config = new Config();
        try {
            config.fromText(Files.readString(file));
        } catch (ConfigInvalidException e) {
            throw GitFailures.of(ErrorCode.GIT_OPERATION_FAILED, url, "its configuration cannot be read", e);
        }
        String objects = config.getString("extensions", null, "objectformat");
        String refs = config.getString("extensions", null, "refstorage");
        if ((objects != null && !objects.equalsIgnoreCase("sha1"))
                || (refs != null && !refs.equalsIgnoreCase("files"))) {
            String what = objects != null && !objects.equalsIgnoreCase("sha1") ? objects + " objects" : refs + " refs";
            throw GitFailures.of(
                    ErrorCode.GIT_OPERATION_FAILED,
                    url,
                    "it keeps its " + what + " in a format that is not supported",
                    "Serve it over ssh or https instead, or convert it.",
                    null);
        }
    }

    /** The object folders, those of alternates too. */
    Set<Path> objectFolders() throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        List<Path> ahead = new ArrayList<>(List.of(common.resolve("objects")));
        for (int depth = 0; depth <= MOST_ALTERNATES && !ahead.isEmpty(); depth++) {
            List<Path> next = new ArrayList<>();
            for (Path folder : ahead) {
                Path alternates = folder.resolve("info/alternates");
                if (found.add(folder) && Files.isRegularFile(alternates)) {
                    for (String line : Files.readAllLines(alternates)) {
                        if (!line.isBlank() && !line.startsWith("#")) {
                            next.add(folder.resolve(line).normalize());
                        }
                    }
                }
            }
            ahead = next;
        }
        return found;
    }
}

package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.remote.GitFailures;
import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.docker.internal.git.tree.CommitFiles;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.TreePaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A submodule of a commit. Source: gitmodules(5) and gitsubmodules(7).
 *
 * @param path where it belongs in the tree
 * @param url where it comes from
 * @param commit which commit of it
 */
record Submodule(String path, GitUrl url, ObjectId commit) {

    private static final String SECTION = "submodule";

    /** The submodules that a commit names, apart from those that say {@code update = none}. */
    static List<Submodule> in(CommitFiles files, GitUrl parent) throws IOException {
        Optional<String> text = files.text(".gitmodules");
        if (text.isEmpty()) {
            return List.of();
        }
        // A bare Config has no base and follows no includes.
        Config config = new Config();
        try {
            config.fromText(text.get());
        } catch (ConfigInvalidException e) {
            throw GitFailures.of(ErrorCode.GIT_OPERATION_FAILED, parent, "its .gitmodules cannot be read", e);
        }
        List<Submodule> found = new ArrayList<>();
        for (String name : config.getSubsections(SECTION)) {
            String path = config.getString(SECTION, name, "path");
            if (path != null && !"none".equals(config.getString(SECTION, name, "update"))) {
                String inside = TreePaths.normalize(path);
                Optional<CommitFiles.Node> node = files.find(inside).filter(each -> each.mode() == FileMode.GITLINK);
                if (node.isPresent()) {
                    String url = config.getString(SECTION, name, "url");
                    found.add(new Submodule(
                            inside, url(parent, inside, url), node.get().id()));
                }
            }
        }
        return found;
    }

    private static GitUrl url(GitUrl parent, String path, @Nullable String text) {
        if (text == null) {
            throw refused(parent, path, "has no URL");
        }
        GitUrl url;
        try {
            boolean relative = text.startsWith("./") || text.startsWith("../");
            url = relative ? parent.resolve(text) : GitUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw refused(parent, path, "has a URL that cannot be used: " + e.getMessage());
        }
        if (parent.scheme().remote() && !url.scheme().remote()) {
            throw refused(parent, path, "is a path of this machine, which a remote repository may not name");
        }
        if (parent.scheme().secure() && !url.scheme().secure()) {
            throw refused(parent, path, "comes over an unprotected connection while the repository itself does not");
        }
        return url;
    }

    private static SourceException refused(GitUrl parent, String path, String why) {
        return GitFailures.of(
                ErrorCode.INVALID_CONFIGURATION,
                parent,
                "its submodule " + path + " " + why,
                "Correct .gitmodules.",
                null);
    }
}

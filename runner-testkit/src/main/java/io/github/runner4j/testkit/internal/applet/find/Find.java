package io.github.runner4j.testkit.internal.applet.find;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code find}. */
public final class Find {

    private final Session session;
    private final FindCondition condition;
    private int code;

    private Find(Session session, FindCondition condition) {
        this.session = session;
        this.condition = condition;
    }

    public static int run(Session session) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        int at = 0;
        while (at < session.words().size() && !session.words().get(at).matches("-.+|!|\\(")) {
            paths.add(session.words().get(at));
            at++;
        }
        FindParser parser = new FindParser(
                session, session.words().subList(at, session.words().size()));
        Find find = new Find(session, parser.parse());
        for (String path : paths.isEmpty() ? List.of(".") : paths) {
            Optional<FileNode> node = session.tree().find(path);
            if (node.isEmpty()) {
                find.code = session.complain(
                        path + ": " + session.tree().missing(path).text());
            } else {
                find.walk(new FindCondition.Found(path, node.get(), 0), parser.limits());
            }
        }
        parser.finish();
        return find.code;
    }

    private void walk(FindCondition.Found found, FindParser.Limits limits) throws IOException, InterruptedException {
        boolean tested = found.depth() >= limits.least();
        if (tested && !limits.depthFirst()) {
            condition.test(found);
        }
        if (found.node().isDirectory() && found.depth() < limits.most()) {
            for (String name : session.tree().list(found.path()).orElse(List.of())) {
                String path = found.path().endsWith("/") ? found.path() + name : found.path() + "/" + name;
                Optional<FileNode> node = session.tree().find(path);
                if (node.isPresent()) {
                    walk(new FindCondition.Found(path, node.get(), found.depth() + 1), limits);
                }
            }
        }
        if (tested && limits.depthFirst()) {
            condition.test(found);
        }
    }
}

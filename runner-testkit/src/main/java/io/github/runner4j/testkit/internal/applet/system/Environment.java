package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code env} and {@code printenv}. */
public final class Environment {

    private Environment() {}

    public static int env(Session session) throws IOException, InterruptedException {
        Options options = Options.parse(session.words(), "+iu:0");
        boolean empty = options.has('i') || options.rest().indexOf("-") == 0;
        Map<String, String> environment =
                empty ? new TreeMap<>() : new TreeMap<>(session.context().environment());
        options.values('u').forEach(environment::remove);
        List<String> rest = options.rest().indexOf("-") == 0
                ? options.rest().subList(1, options.rest().size())
                : options.rest();
        int at = 0;
        for (; at < rest.size() && rest.get(at).indexOf('=') > 0; at++) {
            String[] parts = rest.get(at).split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        if (at < rest.size()) {
            return Run.instead(session, rest.subList(at, rest.size()), environment);
        }
        for (Map.Entry<String, String> each : environment.entrySet()) {
            session.print(each.getKey() + "=" + each.getValue() + (options.has('0') ? "\0" : "\n"));
        }
        return 0;
    }

    public static int print(Session session) throws IOException, InterruptedException {
        if (session.words().isEmpty()) {
            return env(session);
        }
        int code = 0;
        for (String name : session.words()) {
            String value = session.context().environment().get(name);
            if (value == null) {
                code = 1;
            } else {
                session.line(value);
            }
        }
        return code;
    }
}

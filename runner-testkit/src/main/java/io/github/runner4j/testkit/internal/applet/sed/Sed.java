package io.github.runner4j.testkit.internal.applet.sed;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.applet.text.Inputs;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code sed}. */
public final class Sed {

    private Sed() {}

    public static int run(Session session) throws IOException {
        List<String> words = session.words().stream()
                .map(each -> each.startsWith("-i") ? "-i" : each)
                .toList();
        Options options = Options.parse(
                words,
                "nire:f:Es",
                Map.of("expression", 'e', "quiet", 'n', "silent", 'n', "in-place", 'i', "regexp-extended", 'E'));
        List<String> scripts = new ArrayList<>(options.values('e'));
        for (String file : options.values('f')) {
            scripts.add(session.tree().content(file).toString());
        }
        List<String> rest = new ArrayList<>(options.rest());
        if (scripts.isEmpty()) {
            if (rest.isEmpty()) {
                return session.usage(
                        "[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...");
            }
            scripts.add(rest.remove(0));
        }
        List<Step> steps = SedParser.parse(String.join("\n", scripts), options.has('r') || options.has('E'));
        return options.has('i')
                ? inPlace(session, steps, options, rest)
                : toOutput(session, steps, options, rest.isEmpty() ? List.of("-") : rest);
    }

    private static int toOutput(Session session, List<Step> steps, Options options, List<String> paths)
            throws IOException {
        SedLines lines = new SedLines();
        int code = 0;
        for (String path : paths) {
            try {
                lines.add(Inputs.open(session, path));
            } catch (IOException e) {
                code = session.complain(path + ": " + Session.reason(e));
            }
        }
        int status = new SedRun(session, steps, options.has('n')).run(lines, session.out());
        return status == 0 ? code : status;
    }

    private static int inPlace(Session session, List<Step> steps, Options options, List<String> paths)
            throws IOException {
        int code = 0;
        for (String path : paths) {
            try (InputStream in = session.tree().read(path)) {
                SedLines lines = new SedLines();
                lines.add(in);
                ByteArrayOutputStream changed = new ByteArrayOutputStream();
                new SedRun(session, steps, options.has('n')).run(lines, changed);
                session.tree().write(path, Content.of(changed.toByteArray()));
            } catch (IOException e) {
                code = session.complain(path + ": " + Session.reason(e));
            }
        }
        return code;
    }
}

package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Sizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code xargs}. */
public final class Xargs {

    private static final int SOME_FAILED = 123;
    private static final int NOT_FOUND = 127;

    private final Session session;
    private final Options options;
    private int code;

    private Xargs(Session session, Options options) {
        this.session = session;
        this.options = options;
    }

    public static int run(Session session) throws IOException, InterruptedException {
        Options options = Options.parse(session.words(), "+0rtn:I:L:P:s:E:x");
        List<String> program = options.rest().isEmpty() ? List.of("echo") : options.rest();
        String path = session.context().environment().getOrDefault("PATH", SearchPath.USUAL);
        if (SearchPath.find(session.tree(), program.get(0), path).isEmpty()) {
            session.complain(program.get(0) + ": No such file or directory");
            return NOT_FOUND;
        }
        return new Xargs(session, options).all(program);
    }

    private int all(List<String> program) throws IOException, InterruptedException {
        String input = new String(session.in().readAllBytes(), StandardCharsets.UTF_8);
        Optional<String> place = options.value('I');
        if (place.isPresent()) {
            for (String line : input.lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList()) {
                one(program.stream()
                        .map(each -> each.replace(place.get(), line))
                        .toList());
            }
            return code;
        }
        List<String> words = options.has('0') ? List.of(input.split("\0", -1)) : words(input);
        int most = options.value('n').isPresent()
                ? (int) Math.max(1, Sizes.parse(options.value('n').get()))
                : Integer.MAX_VALUE;
        if (words.isEmpty() && !options.has('r')) {
            one(program);
        }
        for (int at = 0; at < words.size(); at = most > words.size() - at ? words.size() : at + most) {
            List<String> all = new ArrayList<>(program);
            all.addAll(words.subList(at, most > words.size() - at ? words.size() : at + most));
            one(all);
        }
        return code;
    }

    private void one(List<String> words) throws IOException, InterruptedException {
        if (options.has('t')) {
            session.error(String.join(" ", words) + "\n");
        }
        if (Run.beside(session, words) != 0) {
            code = SOME_FAILED;
        }
    }

    /** Quotes and backslashes keep blanks within a word. */
    private static List<String> words(String input) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                word.append(quote == 0 ? "" : String.valueOf(c));
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (!Character.isWhitespace(c)) {
                i += c == '\\' && i + 1 < input.length() ? 1 : 0;
                word.append(input.charAt(i));
                begun = true;
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}

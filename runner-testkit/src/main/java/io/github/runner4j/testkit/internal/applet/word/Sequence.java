package io.github.runner4j.testkit.internal.applet.word;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code seq} and {@code yes}. */
public final class Sequence {

    private Sequence() {}

    public static int seq(Session session) throws IOException {
        List<String> words = new ArrayList<>(session.words());
        List<String> letters = new ArrayList<>();
        while (!words.isEmpty() && words.get(0).matches("-[ws].*")) {
            String word = words.remove(0);
            letters.add(word);
            if (word.equals("-s") && !words.isEmpty()) {
                letters.add(words.remove(0));
            }
        }
        Options options = Options.parse(letters, "ws:");
        if (words.isEmpty() || words.size() > 3) {
            return session.usage("[-w] [-s SEP] [FIRST [INC]] LAST");
        }
        BigDecimal first = words.size() == 1 ? BigDecimal.ONE : number(words.get(0));
        BigDecimal step = words.size() == 3 ? number(words.get(1)) : BigDecimal.ONE;
        BigDecimal last = number(words.get(words.size() - 1));
        int width = options.has('w')
                ? Math.max(first.toPlainString().length(), last.toPlainString().length())
                : 0;
        int scale = Math.max(first.scale(), step.scale());
        String separator = "";
        BigDecimal value = first;
        while (step.signum() >= 0 ? value.compareTo(last) <= 0 : value.compareTo(last) >= 0) {
            String text = value.setScale(scale).toPlainString();
            session.print(separator + "0".repeat(Math.max(0, width - text.length())) + text);
            separator = options.value('s').orElse("\n");
            value = value.add(step);
        }
        session.print(separator.isEmpty() ? "" : "\n");
        return 0;
    }

    private static BigDecimal number(String text) throws IOException {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IOException("invalid number '" + text + "'", e);
        }
    }

    public static int yes(Session session) throws IOException {
        String line = session.words().isEmpty() ? "y" : String.join(" ", session.words());
        while (true) {
            session.line(line);
        }
    }
}

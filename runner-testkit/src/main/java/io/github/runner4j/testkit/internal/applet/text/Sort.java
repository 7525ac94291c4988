package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sort}. */
public final class Sort {

    private static final Pattern NUMBER = Pattern.compile("\\s*(-?[0-9]+(\\.[0-9]*)?)([kKMGT]?).*", Pattern.DOTALL);
    private static final Pattern KEY =
            Pattern.compile("([0-9]+)(?:\\.([0-9]+))?([bdfhinrMV]*)(?:,([0-9]+)(?:\\.[0-9]+)?([bdfhinrMV]*))?");

    private Sort() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "nrugMcszbdfiohVo:k:t:S:T:m");
        List<String> lines = new ArrayList<>();
        List<String> paths = options.rest().isEmpty() ? List.of("-") : options.rest();
        int code = Inputs.each(session, paths, (path, in) -> lines.addAll(Inputs.lines(in)));
        if (code != 0) {
            return 2;
        }
        Comparator<String> order = order(options);
        boolean stable = options.has('s') || options.has('u');
        Comparator<String> whole = Comparator.naturalOrder();
        Comparator<String> full = stable ? order : order.thenComparing(options.has('r') ? whole.reversed() : whole);
        if (options.has('c')) {
            return check(session, lines, order);
        }
        lines.sort(full);
        List<String> result = options.has('u') ? unique(lines, order) : lines;
        write(session, options.value('o'), result);
        return 0;
    }

    private static int check(Session session, List<String> lines, Comparator<String> order) {
        for (int i = 1; i < lines.size(); i++) {
            if (order.compare(lines.get(i - 1), lines.get(i)) > 0) {
                return session.complain("Check line " + (i - 1));
            }
        }
        return 0;
    }

    private static List<String> unique(List<String> lines, Comparator<String> order) {
        List<String> unique = new ArrayList<>();
        for (String each : lines) {
            if (unique.isEmpty() || order.compare(unique.get(unique.size() - 1), each) != 0) {
                unique.add(each);
            }
        }
        return unique;
    }

    private static void write(Session session, Optional<String> file, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(each -> text.append(each).append('\n'));
        if (file.isPresent()) {
            session.tree().write(file.get(), Content.of(text.toString()));
        } else {
            session.print(text.toString());
        }
    }

    private static Comparator<String> order(Options options) throws IOException {
        String separator = options.value('t').orElse("");
        List<String> keys = options.values('k');
        Comparator<String> order = Comparator.comparing(each -> 0);
        for (String key : keys.isEmpty() ? List.of("1") : keys) {
            Matcher matcher = KEY.matcher(key);
            if (!matcher.matches()) {
                throw new IOException("bad field specification: " + key);
            }
            String letters = matcher.group(3) + (matcher.group(5) == null ? "" : matcher.group(5));
            Comparator<String> one = comparator(options, letters);
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(4) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(4));
            boolean whole = from == 1 && to == Integer.MAX_VALUE;
            order = order.thenComparing((left, right) -> one.compare(
                    whole ? left : fields(left, separator, from, to),
                    whole ? right : fields(right, separator, from, to)));
        }
        return order;
    }

    private static Comparator<String> comparator(Options options, String letters) {
        boolean own = !letters.replace("b", "").isEmpty();
        boolean numeric = own ? letters.contains("n") : options.has('n') || options.has('g');
        boolean human = own ? letters.contains("h") : options.has('h');
        boolean fold = own ? letters.contains("f") : options.has('f');
        boolean reverse = own ? letters.contains("r") : options.has('r');
        boolean blanks = letters.contains("b") || options.has('b');
        Comparator<String> order = numeric || human
                ? Comparator.comparing(Sort::number)
                : fold ? String.CASE_INSENSITIVE_ORDER : Comparator.naturalOrder();
        Comparator<String> shown = order;
        if (blanks) {
            order = (left, right) -> shown.compare(left.stripLeading(), right.stripLeading());
        }
        return reverse ? order.reversed() : order;
    }

    private static BigDecimal number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return BigDecimal.ZERO;
        }
        int power = "kMGT".indexOf(matcher.group(3).replace('K', 'k'));
        BigDecimal unit = matcher.group(3).isEmpty()
                ? BigDecimal.ONE
                : BigDecimal.valueOf(1024).pow(power + 1);
        return new BigDecimal(matcher.group(1).replaceFirst("\\.$", "")).multiply(unit);
    }

    /** Some fields of a line; blanks in front of a field are part of it when they are the separators. */
    private static String fields(String line, String separator, int from, int to) {
        String[] parts =
                separator.isEmpty() ? line.split("(?<=\\S)(?=\\s)", -1) : line.split(Pattern.quote(separator), -1);
        StringBuilder fields = new StringBuilder();
        for (int i = from - 1; i < Math.min(parts.length, to); i++) {
            fields.append(i > from - 1 ? separator : "").append(parts[i]);
        }
        return fields.toString();
    }
}

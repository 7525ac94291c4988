package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the steps of a stage are called: {@code [stage 2/3] RUN make}. For one thread. */
final class StageName {

    private static final Set<String> STEPS = Set.of("run", "copy", "add", "workdir");
    private static final Pattern VARIABLE = Pattern.compile("'[^']*'|\\\\.|\\$(?:(\\w+)|\\{(\\w+)})");

    private final String prefix;
    private final int total;
    private int taken;

    /** The steps of a stage; without a name when it is the only one. */
    StageName(String name, boolean withBase, List<Instruction> instructions) {
        this.prefix = name.isEmpty() ? "" : name + " ";
        this.total = (withBase ? 1 : 0)
                + (int) instructions.stream()
                        .filter(each -> STEPS.contains(each.name()))
                        .count();
    }

    /** The next step, with variables put into its line that are known. */
    String next(String line, List<String> variables) {
        taken++;
        String[] words = line.split("\\s", 2);
        String rest = words.length == 1 ? "" : " " + expanded(words[1], variables);
        String number = String.format("%" + String.valueOf(total).length() + "d", taken);
        return "[" + prefix + number + "/" + total + "] " + words[0].toUpperCase(Locale.ROOT) + rest;
    }

    private static String expanded(String text, List<String> variables) {
        Map<String, String> values = variables.stream()
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (first, second) -> first));
        Function<MatchResult, String> value = match -> {
            String name = match.group(1) == null ? match.group(2) : match.group(1);
            return name == null ? match.group() : values.getOrDefault(name, match.group());
        };
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value.apply(match)));
    }
}

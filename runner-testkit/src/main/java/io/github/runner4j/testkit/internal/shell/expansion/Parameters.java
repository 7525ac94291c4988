package io.github.runner4j.testkit.internal.shell.expansion;

import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.shell.syntax.Word;
import io.github.runner4j.testkit.internal.shell.syntax.Word.Operator;
import io.github.runner4j.testkit.internal.shell.syntax.Word.Parameter;
import io.github.runner4j.testkit.internal.userland.Glob;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts in the values of parameters. */
final class Parameters {

    private final Scope scope;
    private final Expander expander;

    Parameters(Scope scope, Expander expander) {
        this.scope = scope;
        this.expander = expander;
    }

    void expand(Parameter parameter, Pieces pieces) {
        Optional<String> value = value(parameter);
        switch (parameter.operator()) {
            case DEFAULT, DEFAULT_IF_EMPTY -> {
                if (value.isPresent()) {
                    plain(parameter, pieces);
                } else {
                    expander.expand(parameter.operands().get(0), pieces, true);
                }
            }
            case ALTERNATIVE, ALTERNATIVE_IF_EMPTY -> {
                if (value.isPresent()) {
                    expander.expand(parameter.operands().get(0), pieces, true);
                } else if (parameter.quoted()) {
                    pieces.add("", true, false);
                }
            }
            case NONE -> plain(parameter, pieces);
            default -> add(changed(parameter, value), parameter, pieces);
        }
    }

    /** The value, when the operator takes it for one. */
    private Optional<String> value(Parameter parameter) {
        Optional<String> value = isAll(parameter)
                ? Optional.of(scope.positional()).filter(all -> !all.isEmpty()).map(all -> String.join(" ", all))
                : scope.value(parameter.name());
        return switch (parameter.operator()) {
            case DEFAULT_IF_EMPTY, ASSIGN_IF_EMPTY, ERROR_IF_EMPTY, ALTERNATIVE_IF_EMPTY ->
                value.filter(each -> !each.isEmpty());
            default -> value;
        };
    }

    private static boolean isAll(Parameter parameter) {
        return parameter.name().equals("@") || parameter.name().equals("*");
    }

    private void plain(Parameter parameter, Pieces pieces) {
        if (!isAll(parameter)) {
            add(required(parameter, scope.value(parameter.name())), parameter, pieces);
        } else if (parameter.quoted() && parameter.name().equals("*")) {
            String separators = scope.separators();
            pieces.add(
                    String.join(separators.isEmpty() ? "" : separators.substring(0, 1), scope.positional()),
                    true,
                    false);
        } else {
            boolean first = true;
            for (String each : scope.positional()) {
                if (!first) {
                    pieces.endField();
                }
                add(each, parameter, pieces);
                first = false;
            }
        }
    }

    private static void add(String text, Parameter parameter, Pieces pieces) {
        pieces.add(text, parameter.quoted(), !parameter.quoted());
    }

    private String required(Parameter parameter, Optional<String> value) {
        if (value.isEmpty() && scope.unsetIsError()) {
            throw ShellError.of(parameter.name() + ": parameter not set");
        }
        return value.orElse("");
    }

    private String changed(Parameter parameter, Optional<String> value) {
        return switch (parameter.operator()) {
            case LENGTH -> length(parameter, value);
            case ASSIGN, ASSIGN_IF_EMPTY -> value.orElseGet(() -> assigned(parameter));
            case ERROR, ERROR_IF_EMPTY -> value.orElseThrow(() -> missing(parameter));
            case CUT_SHORTEST_PREFIX, CUT_LONGEST_PREFIX -> withoutPrefix(parameter, required(parameter, value));
            case CUT_SHORTEST_SUFFIX, CUT_LONGEST_SUFFIX -> withoutSuffix(parameter, required(parameter, value));
            case REPLACE_FIRST, REPLACE_ALL -> replaced(parameter, required(parameter, value));
            default -> substring(parameter, required(parameter, value));
        };
    }

    private String length(Parameter parameter, Optional<String> value) {
        int length = isAll(parameter)
                ? scope.positional().size()
                : required(parameter, value).length();
        return Integer.toString(length);
    }

    private String assigned(Parameter parameter) {
        String name = parameter.name();
        if (!name.matches("[A-Za-z_].*")) {
            throw ShellError.of(name + ": bad variable name");
        }
        String text = expander.text(parameter.operands().get(0));
        scope.assign(name, text);
        return text;
    }

    private ShellError missing(Parameter parameter) {
        String said = expander.text(parameter.operands().get(0));
        String usual = parameter.operator() == Operator.ERROR ? "parameter not set" : "parameter not set or null";
        return ShellError.of(parameter.name() + ": " + (said.isEmpty() ? usual : said));
    }

    private String withoutPrefix(Parameter parameter, String value) {
        boolean shortest = parameter.operator() == Operator.CUT_SHORTEST_PREFIX;
        Pattern pattern = pattern(parameter);
        for (int i = 0; i <= value.length(); i++) {
            int length = shortest ? i : value.length() - i;
            if (pattern.matcher(value.substring(0, length)).matches()) {
                return value.substring(length);
            }
        }
        return value;
    }

    private String withoutSuffix(Parameter parameter, String value) {
        boolean shortest = parameter.operator() == Operator.CUT_SHORTEST_SUFFIX;
        Pattern pattern = pattern(parameter);
        for (int i = 0; i <= value.length(); i++) {
            int start = shortest ? value.length() - i : i;
            if (pattern.matcher(value.substring(start)).matches()) {
                return value.substring(0, start);
            }
        }
        return value;
    }

    private String replaced(Parameter parameter, String value) {
        String with = parameter.operands().size() < 2
                ? ""
                : expander.text(parameter.operands().get(1));
        Pattern pattern = pattern(parameter);
        if (pattern.pattern().isEmpty()) {
            return value;
        }
        Matcher matcher = pattern.matcher(value);
        String quoted = Matcher.quoteReplacement(with);
        return parameter.operator() == Operator.REPLACE_ALL ? matcher.replaceAll(quoted) : matcher.replaceFirst(quoted);
    }

    private Pattern pattern(Parameter parameter) {
        return Glob.compile(expander.pattern(parameter.operands().get(0)));
    }

    private String substring(Parameter parameter, String value) {
        List<Word> operands = parameter.operands();
        long offset = expander.number(expander.text(operands.get(0)));
        long start = Math.min(value.length(), Math.max(0, offset < 0 ? value.length() + offset : offset));
        long length = operands.size() < 2 ? value.length() : expander.number(expander.text(operands.get(1)));
        long end = Math.min(value.length(), length < 0 ? value.length() + length : start + length);
        return end <= start ? "" : value.substring((int) start, (int) end);
    }
}

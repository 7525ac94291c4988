package io.github.runner4j.testkit.internal.shell.syntax;

import io.github.runner4j.testkit.internal.shell.syntax.Word.Operator;
import io.github.runner4j.testkit.internal.shell.syntax.Word.Parameter;
import io.github.runner4j.testkit.internal.shell.syntax.WordReader.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what begins with a dollar sign or a backquote. */
final class DollarReader {

    private static final String SPECIAL = "@*#?-$!";
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("-", Operator.DEFAULT),
            Map.entry(":-", Operator.DEFAULT_IF_EMPTY),
            Map.entry("=", Operator.ASSIGN),
            Map.entry(":=", Operator.ASSIGN_IF_EMPTY),
            Map.entry("?", Operator.ERROR),
            Map.entry(":?", Operator.ERROR_IF_EMPTY),
            Map.entry("+", Operator.ALTERNATIVE),
            Map.entry(":+", Operator.ALTERNATIVE_IF_EMPTY),
            Map.entry("#", Operator.CUT_SHORTEST_PREFIX),
            Map.entry("##", Operator.CUT_LONGEST_PREFIX),
            Map.entry("%", Operator.CUT_SHORTEST_SUFFIX),
            Map.entry("%%", Operator.CUT_LONGEST_SUFFIX),
            Map.entry("/", Operator.REPLACE_FIRST),
            Map.entry("//", Operator.REPLACE_ALL),
            Map.entry(":", Operator.SUBSTRING));

    private final Script script;
    private final WordReader words;

    DollarReader(Script script, WordReader words) {
        this.script = script;
        this.words = words;
    }

    void read(Parts parts, boolean quoted) {
        if (script.read() == '`') {
            parts.add(new Word.Substitution(commands(backquoted(quoted)), quoted));
            return;
        }
        script.joinLines();
        int c = script.peek();
        if (c == '(') {
            script.read();
            parts.add(script.peek() == '(' ? arithmetic(quoted) : substitution(quoted));
        } else if (c == '{') {
            script.read();
            parts.add(braces(quoted));
        } else if (c == '\'' && !quoted) {
            script.read();
            parts.add(new Word.Text(escapes(), true));
        } else if (isNameStart(c)) {
            parts.add(new Parameter(name(), Operator.NONE, List.of(), quoted));
        } else if (isDigit(c) || (c != Script.END && SPECIAL.indexOf(c) >= 0)) {
            parts.add(new Parameter(String.valueOf((char) script.read()), Operator.NONE, List.of(), quoted));
        } else {
            parts.text('$', quoted);
        }
    }

    static boolean isNameStart(int c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private Word.Part arithmetic(boolean quoted) {
        script.read();
        return new Word.Arithmetic(words.readExpression(), quoted);
    }

    private Word.Part substitution(boolean quoted) {
        return new Word.Substitution(new Parser(script).untilParenthesis(), quoted);
    }

    private static List<Command> commands(String text) {
        return new Parser(Script.of(text)).all();
    }

    private String backquoted(boolean quoted) {
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = script.read();
            if (c == '`') {
                return text.toString();
            } else if (c == Script.END) {
                throw ShellError.syntax("EOF in backquote substitution");
            } else if (c == '\\') {
                int escaped = script.peek();
                boolean meant = escaped == '`' || escaped == '\\' || escaped == '$' || (quoted && escaped == '"');
                text.append(meant ? "" : "\\");
                c = meant ? script.read() : -1;
            }
            if (c >= 0) {
                text.append((char) c);
            }
        }
    }

    private Word.Part braces(boolean quoted) {
        boolean length = script.peek() == '#' && script.peek(1) != '}' && lengthFollows();
        if (length) {
            script.read();
        }
        String name = nameInBraces();
        if (length) {
            return closed(new Parameter(name, Operator.LENGTH, List.of(), quoted));
        } else if (script.peek() == '}') {
            return closed(new Parameter(name, Operator.NONE, List.of(), quoted));
        }
        Operator operator = operator();
        return closed(new Parameter(name, operator, operands(operator, quoted), quoted));
    }

    /** {@code ${#-x}} and the like are about the number of parameters. */
    private boolean lengthFollows() {
        int c = script.peek(1);
        return isNameStart(c) || isDigit(c) || (SPECIAL.indexOf(c) >= 0 && script.peek(2) == '}');
    }

    private Word.Part closed(Word.Part part) {
        int c = script.read();
        if (c == Script.END) {
            throw ShellError.syntax("missing '}'");
        } else if (c != '}') {
            throw badSubstitution();
        }
        return part;
    }

    private String nameInBraces() {
        int c = script.peek();
        if (isNameStart(c)) {
            return name();
        } else if (isDigit(c)) {
            StringBuilder digits = new StringBuilder();
            while (isDigit(script.peek())) {
                digits.append((char) script.read());
            }
            return digits.toString();
        } else if (c == Script.END) {
            throw ShellError.syntax("missing '}'");
        } else if (SPECIAL.indexOf(c) >= 0) {
            return String.valueOf((char) script.read());
        }
        throw badSubstitution();
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (isNameStart(script.peek()) || isDigit(script.peek())) {
            name.append((char) script.read());
            script.joinLines();
        }
        return name.toString();
    }

    private Operator operator() {
        int first = script.peek();
        if (first == Script.END) {
            throw ShellError.syntax("missing '}'");
        }
        String two = String.valueOf((char) first) + (char) Math.max(0, script.peek(1));
        String one = String.valueOf((char) first);
        String text = OPERATORS.containsKey(two) ? two : one;
        Operator operator = OPERATORS.get(text);
        if (one.equals("\"")) {
            throw ShellError.syntax("unterminated quoted string");
        } else if (operator == null) {
            throw badSubstitution();
        }
        script.skip(text.length());
        return operator;
    }

    private List<Word> operands(Operator operator, boolean quoted) {
        return switch (operator) {
            case REPLACE_FIRST, REPLACE_ALL -> several(quoted, true, "/}");
            case SUBSTRING -> several(quoted, false, ":}");
            case CUT_SHORTEST_PREFIX, CUT_LONGEST_PREFIX, CUT_SHORTEST_SUFFIX, CUT_LONGEST_SUFFIX ->
                List.of(words.readOperand(quoted, true, "}"));
            default -> List.of(words.readOperand(quoted, false, "}"));
        };
    }

    private List<Word> several(boolean quoted, boolean pattern, String ends) {
        List<Word> operands = new ArrayList<>();
        operands.add(words.readOperand(quoted, pattern, ends));
        if (script.peek() != '}') {
            script.read();
            operands.add(words.readOperand(quoted, false, "}"));
        }
        return operands;
    }

    /** {@code $'…'}. */
    private String escapes() {
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = script.read();
            if (c == Script.END) {
                throw ShellError.syntax("unterminated quoted string");
            } else if (c == '\'') {
                return text.toString();
            } else if (c == '\\' && script.peek() != Script.END) {
                int escaped = script.read();
                int known = "abefnrtv\\'\"".indexOf(escaped);
                text.append(known < 0 ? "\\" + (char) escaped : "\007\b\033\f\n\r\t\013\\'\"".charAt(known));
            } else {
                text.append((char) c);
            }
        }
    }

    private static ShellError badSubstitution() {
        return ShellError.syntax("bad substitution");
    }
}

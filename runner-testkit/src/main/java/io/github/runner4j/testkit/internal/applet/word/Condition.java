package io.github.runner4j.testkit.internal.applet.word;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code test} and {@code [}. */
public final class Condition {

    private static final int ERROR = 2;
    private static final Set<String> NUMBERS = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "<", ">", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final String UNARY = "[-][bcdefghknprstuwxzLOGS]";
    private static final int MAY_WRITE = 0222;
    private static final int MAY_READ = 0444;
    private static final int MAY_EXECUTE = 0111;
    private static final int SET_USER = 04000;
    private static final int SET_GROUP = 02000;
    private static final int STICKY = 01000;

    private final Session session;
    private final List<String> words;
    private int at;

    private Condition(Session session, List<String> words) {
        this.session = session;
        this.words = words;
    }

    public static int run(Session session) {
        return evaluate(session, session.words());
    }

    /** The same with a bracket at the end. */
    public static int bracket(Session session) {
        List<String> words = session.words();
        if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
            session.complain("missing ]");
            return ERROR;
        }
        return evaluate(session, words.subList(0, words.size() - 1));
    }

    private static int evaluate(Session session, List<String> words) {
        try {
            return words.isEmpty() || !new Condition(session, words).whole() ? 1 : 0;
        } catch (IOException e) {
            session.complain(Session.reason(e));
            return ERROR;
        }
    }

    private boolean whole() throws IOException {
        boolean result = or();
        if (at < words.size()) {
            throw new IOException(words.get(at) + ": unknown operand");
        }
        return result;
    }

    private boolean or() throws IOException {
        boolean result = and();
        while (accept("-o")) {
            result |= and();
        }
        return result;
    }

    private boolean and() throws IOException {
        boolean result = not();
        while (accept("-a")) {
            result &= not();
        }
        return result;
    }

    private boolean not() throws IOException {
        if (peek(0).equals("!") && at + 1 < words.size() && !BINARY.contains(peek(1))) {
            at++;
            return !not();
        }
        return primary();
    }

    private boolean primary() throws IOException {
        if (at == words.size()) {
            throw new IOException("argument expected");
        }
        if (at + 2 < words.size() && BINARY.contains(peek(1))) {
            at += 3;
            return binary(words.get(at - 3), words.get(at - 2), words.get(at - 1));
        } else if (peek(0).equals("(") && at + 1 < words.size()) {
            at++;
            boolean result = or();
            if (!accept(")")) {
                throw new IOException("closing paren expected");
            }
            return result;
        } else if (peek(0).matches(UNARY) && at + 1 < words.size()) {
            at += 2;
            return unary(words.get(at - 2), words.get(at - 1));
        }
        at++;
        return !words.get(at - 1).isEmpty();
    }

    private String peek(int ahead) {
        return at + ahead < words.size() ? words.get(at + ahead) : "";
    }

    private boolean accept(String word) {
        boolean there = at < words.size() && words.get(at).equals(word);
        at += there ? 1 : 0;
        return there;
    }

    private boolean binary(String left, String operator, String right) throws IOException {
        if (NUMBERS.contains(operator)) {
            int order = Long.compare(number(left), number(right));
            return switch (operator) {
                case "-eq" -> order == 0;
                case "-ne" -> order != 0;
                case "-lt" -> order < 0;
                case "-le" -> order <= 0;
                case "-gt" -> order > 0;
                default -> order >= 0;
            };
        }
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-nt" -> newer(left, right);
            case "-ot" -> newer(right, left);
            default ->
                session.tree().exists(left)
                        && session.tree().real(left).equals(session.tree().real(right));
        };
    }

    private boolean newer(String left, String right) {
        Optional<FileNode> first = session.tree().follow(left);
        Optional<FileNode> second = session.tree().follow(right);
        return first.isPresent()
                && (second.isEmpty()
                        || first.get().modified().getEpochSecond()
                                > second.get().modified().getEpochSecond());
    }

    private static long number(String text) throws IOException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IOException(text + (text.isEmpty() ? "" : ": ") + "bad number", e);
        }
    }

    private boolean unary(String operator, String word) throws IOException {
        Tree tree = session.tree();
        return switch (operator) {
            case "-n" -> !word.isEmpty();
            case "-z" -> word.isEmpty();
            case "-t" -> session.context().terminal() && number(word) <= 2;
            case "-e" -> tree.exists(word);
            case "-d" -> tree.isDirectory(word);
            case "-f" -> is(word, Kind.FILE) && !tree.isDevice(word);
            case "-c" -> tree.isDevice(word) && word.startsWith("/dev");
            case "-h", "-L" ->
                tree.find(word).filter(each -> each.kind() == Kind.LINK).isPresent();
            case "-s" ->
                tree.follow(word)
                        .filter(each -> each.isDirectory() || each.content().size() > 0)
                        .isPresent();
            case "-r" -> allows(word, MAY_READ) || tree.exists(word);
            case "-w" -> allows(word, MAY_WRITE) || tree.exists(word);
            case "-x" -> allows(word, MAY_EXECUTE);
            case "-u" -> allows(word, SET_USER);
            case "-g" -> allows(word, SET_GROUP);
            case "-k" -> allows(word, STICKY);
            case "-O", "-G" -> tree.exists(word);
            default -> false;
        };
    }

    private boolean is(String path, Kind kind) {
        return session.tree().follow(path).filter(each -> each.kind() == kind).isPresent();
    }

    private boolean allows(String path, int bits) {
        return session.tree()
                .follow(path)
                .filter(each -> (each.mode() & bits) != 0)
                .isPresent();
    }
}

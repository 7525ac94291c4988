package io.github.runner4j.testkit.internal.applet.find;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.applet.file.Listing;
import io.github.runner4j.testkit.internal.applet.file.Mode;
import io.github.runner4j.testkit.internal.applet.system.Run;
import io.github.runner4j.testkit.internal.applet.text.Numbers;
import io.github.runner4j.testkit.internal.userland.Glob;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Users;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the conditions of {@code find}. */
final class FindParser {

    /** How deep to go, and in which order. */
    record Limits(int least, int most, boolean depthFirst) {}

    private final Session session;
    private final List<String> words;
    private final List<List<String>> collected = new ArrayList<>();
    private final List<List<String>> programs = new ArrayList<>();
    private int at;
    private int least;
    private int most = Integer.MAX_VALUE;
    private boolean depthFirst;
    private boolean acts;

    FindParser(Session session, List<String> words) {
        this.session = session;
        this.words = words;
    }

    /** Reads all; what has no action prints the paths. */
    FindCondition parse() throws IOException {
        FindCondition condition = words.isEmpty() ? found -> true : or();
        if (at < words.size()) {
            throw new IOException("bad arg '" + words.get(at) + "'");
        }
        return acts ? condition : found -> condition.test(found) && print(found, "\n");
    }

    Limits limits() {
        return new Limits(least, most, depthFirst);
    }

    /** Runs the programs that get many paths at once. */
    void finish() throws IOException, InterruptedException {
        for (int i = 0; i < programs.size(); i++) {
            if (!collected.get(i).isEmpty()) {
                List<String> all = new ArrayList<>(programs.get(i));
                all.addAll(collected.get(i));
                Run.beside(session, all);
            }
        }
    }

    private FindCondition or() throws IOException {
        FindCondition left = and();
        while (at < words.size() && words.get(at).matches("-o|-or")) {
            at++;
            FindCondition first = left;
            FindCondition second = and();
            left = found -> first.test(found) || second.test(found);
        }
        return left;
    }

    private FindCondition and() throws IOException {
        FindCondition left = not();
        while (at < words.size() && !words.get(at).matches("-o|-or|\\)")) {
            at += words.get(at).matches("-a|-and") ? 1 : 0;
            FindCondition first = left;
            FindCondition second = not();
            left = found -> first.test(found) && second.test(found);
        }
        return left;
    }

    private FindCondition not() throws IOException {
        if (at < words.size() && words.get(at).matches("!|-not")) {
            at++;
            FindCondition condition = not();
            return found -> !condition.test(found);
        } else if (at < words.size() && words.get(at).equals("(")) {
            at++;
            FindCondition condition = or();
            next(")");
            return condition;
        }
        return primary();
    }

    private String next(String of) throws IOException {
        if (at == words.size()) {
            throw new IOException("option requires an argument -- '" + of + "'");
        }
        at++;
        return words.get(at - 1);
    }

    private FindCondition primary() throws IOException {
        String word = next("");
        switch (word) {
            case "-name", "-iname" -> {
                Pattern pattern = glob(next("name"), word.equals("-iname"));
                return found -> pattern.matcher(found.name()).matches();
            }
            case "-path" -> {
                Pattern pattern = glob(next("path"), false);
                return found -> pattern.matcher(found.path()).matches();
            }
            case "-type" -> {
                String type = next("type");
                return found -> type(found).equals(type);
            }
            case "-maxdepth" -> most = Numbers.parse(next("maxdepth"));
            case "-mindepth" -> least = Numbers.parse(next("mindepth"));
            case "-depth" -> depthFirst = true;
            case "-mount", "-xdev" -> {
                return found -> true;
            }
            default -> {
                return test(word);
            }
        }
        return found -> true;
    }

    private static Pattern glob(String glob, boolean anyCase) {
        Pattern pattern = Glob.compile(glob);
        return anyCase ? Pattern.compile(pattern.pattern(), pattern.flags() | Pattern.CASE_INSENSITIVE) : pattern;
    }

    private String type(FindCondition.Found found) {
        if (session.tree().isDevice(found.path()) && found.path().startsWith("/dev")) {
            return "c";
        }
        return found.node().kind() == Kind.LINK ? "l" : found.node().isDirectory() ? "d" : "f";
    }

    private FindCondition test(String word) throws IOException {
        return switch (word) {
            case "-empty" ->
                found -> found.node().isDirectory()
                        ? session.tree().list(found.path()).orElse(List.of()).isEmpty()
                        : found.node().content().size() == 0;
            case "-size" -> size(next("size"));
            case "-user" -> user(next("user"));
            case "-perm" -> permissions(next("perm"));
            case "-newer" -> newer(next("newer"));
            case "-mtime" -> age(next("mtime"), Duration.ofDays(1));
            case "-mmin" -> age(next("mmin"), Duration.ofMinutes(1));
            default -> action(word);
        };
    }

    private FindCondition size(String text) throws IOException {
        String digits = text.replaceAll("[^0-9]", "");
        long unit = text.endsWith("c") ? 1 : text.endsWith("k") ? 1024 : 512;
        long wanted = Numbers.parse(digits);
        return found -> compared(text, (Listing.size(found.node()) + unit - 1) / unit, wanted);
    }

    private FindCondition user(String name) {
        int wanted = new Users(session.context().files()).find(name).id().user();
        return found -> found.node().owner().user() == wanted;
    }

    private static FindCondition permissions(String text) throws IOException {
        int wanted = Mode.parse(text.replaceFirst("^[-/+]", "")).apply(FileNode.directory(0, Instant.EPOCH));
        return switch (text.charAt(0)) {
            case '-' -> found -> (found.node().mode() & wanted) == wanted;
            case '/', '+' -> found -> (found.node().mode() & wanted) != 0;
            default -> found -> found.node().mode() == wanted;
        };
    }

    private FindCondition newer(String path) throws IOException {
        Instant time = session.tree()
                .follow(path)
                .map(FileNode::modified)
                .orElseThrow(() -> new IOException(
                        path + ": " + session.tree().missing(path).text()));
        return found -> found.node().modified().isAfter(time);
    }

    private FindCondition age(String text, Duration unit) throws IOException {
        long wanted = Numbers.parse(text.replaceAll("[^0-9]", ""));
        Instant now = session.context().clock().instant();
        return found ->
                compared(text, Duration.between(found.node().modified(), now).dividedBy(unit), wanted);
    }

    private static boolean compared(String text, long value, long wanted) {
        return text.startsWith("+") ? value > wanted : text.startsWith("-") ? value < wanted : value == wanted;
    }

    private FindCondition action(String word) throws IOException {
        acts |= word.matches("-print0?|-exec|-delete|-quit");
        switch (word) {
            case "-print" -> {
                return found -> print(found, "\n");
            }
            case "-print0" -> {
                return found -> print(found, "\0");
            }
            case "-prune" -> {
                return found -> true;
            }
            case "-delete" -> {
                depthFirst = true;
                return found -> {
                    session.tree().remove(found.path());
                    return true;
                };
            }
            case "-exec" -> {
                return execution();
            }
            default -> throw new IOException("unrecognized: " + word.toLowerCase(Locale.ROOT));
        }
    }

    private FindCondition execution() throws IOException {
        List<String> program = new ArrayList<>();
        String word = next("exec");
        while (!word.equals(";") && !(word.equals("+") && program.contains("{}"))) {
            program.add(word);
            word = next("exec");
        }
        if (word.equals("+")) {
            program.remove("{}");
            programs.add(program);
            List<String> paths = new ArrayList<>();
            collected.add(paths);
            return found -> paths.add(found.path());
        }
        return found -> Run.beside(
                        session,
                        program.stream()
                                .map(each -> each.replace("{}", found.path()))
                                .toList())
                == 0;
    }

    private boolean print(FindCondition.Found found, String end) throws IOException {
        session.print(found.path() + end);
        return true;
    }
}

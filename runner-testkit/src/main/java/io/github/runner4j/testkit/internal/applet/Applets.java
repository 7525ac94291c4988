package io.github.runner4j.testkit.internal.applet;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.process.Executables;
import io.github.runner4j.testkit.internal.userland.Applet;
import io.github.runner4j.testkit.internal.userland.InnerContext;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.program.ProgramContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the programs that are built in, by name or by the file that stands for them. */
public final class Applets {

    /** What the file holds that stands for all of them. */
    public static final Content BUSYBOX = Content.of("\177ELF the programs that are built in\n");

    private static final Map<String, Applet> TABLE = Table.all();
    private static final int EXECUTABLE = 0111;
    private static final int NOT_FOUND = 127;
    private static final int MOST_INTERPRETERS = 4;

    private Applets() {}

    /** Their names, sorted; {@code busybox} included. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(TABLE.keySet());
        names.add("busybox");
        return names;
    }

    /** The program that some words name, wherever it is said to be; no file is asked for. */
    public static Optional<Program> find(List<String> arguments) {
        String name = name(arguments.get(0));
        return names().contains(name) ? Optional.of(program(name)) : Optional.empty();
    }

    /** The program for the file at a path, links followed: built in, or a script. */
    public static Lookup program(FileTree files, String path, List<String> arguments) {
        return program(files, path, arguments.isEmpty() ? path : arguments.get(0), MOST_INTERPRETERS);
    }

    /** Finds programs as the system does: by path, or by name along {@code PATH}. */
    public static Executables executables() {
        return (files, arguments, environment, directory) -> path(files, arguments.get(0), environment, directory)
                .flatMap(path -> program(files, path, arguments).program());
    }

    /** Puts a file that stands for all of them into a file system, with links to it, users and the usual directories. */
    public static void install(FileTree files) {
        Installation.into(files);
    }

    private static Lookup program(FileTree files, String path, String called, int interpreters) {
        Optional<FileNode> found = files.follow(path);
        if (found.isEmpty()) {
            return Lookup.none(Lookup.Kind.MISSING);
        }
        FileNode file = found.get();
        if (file.kind() != Kind.FILE || (file.mode() & EXECUTABLE) == 0) {
            return Lookup.none(Lookup.Kind.DENIED);
        } else if (file.content().equals(BUSYBOX)) {
            return Lookup.of(program(name(called)));
        }
        String text = file.content().toString();
        return text.startsWith("#!") && interpreters > 0
                ? script(files, path, text, interpreters)
                : Lookup.none(Lookup.Kind.FORMAT);
    }

    /** Its first line names the program that runs it. */
    private static Lookup script(FileTree files, String path, String text, int interpreters) {
        String[] words =
                text.lines().findFirst().orElse("").substring(2).strip().split("[ \t]+", 2);
        Lookup interpreter = program(files, words[0], words[0], interpreters - 1);
        Optional<Program> program = interpreter.program().map(each -> (Program) context -> {
            List<String> arguments = new ArrayList<>(List.of(words));
            arguments.add(path);
            arguments.addAll(context.arguments().subList(1, context.arguments().size()));
            return each.run(InnerContext.of(context, arguments));
        });
        return new Lookup(interpreter.kind(), program);
    }

    private static Program program(String name) {
        return name.equals("busybox") ? Applets::busybox : context -> run(name, context, context.arguments());
    }

    /** {@code busybox APPLET WORDS}. */
    private static int busybox(ProgramContext context) throws InterruptedException {
        List<String> words = context.arguments().subList(1, context.arguments().size());
        if (words.isEmpty() || words.get(0).equals("--list")) {
            return Session.run(
                    session -> {
                        for (String each : TABLE.keySet().stream().sorted().toList()) {
                            session.line(each);
                        }
                        return 0;
                    },
                    context);
        }
        return run(name(words.get(0)), context, words);
    }

    private static int run(String name, ProgramContext context, List<String> words) throws InterruptedException {
        Applet applet = TABLE.get(name);
        List<String> rest = words.subList(1, words.size());
        if (applet == null) {
            Session.run(session -> session.complain("applet not found"), context, name, rest);
            return NOT_FOUND;
        }
        return Session.run(applet, context, name, rest);
    }

    /** A shell that was logged in has a dash before its name. */
    private static String name(String word) {
        String name = word.substring(word.lastIndexOf('/') + 1);
        return name.equals("-sh") || name.equals("-ash") ? name.substring(1) : name;
    }

    private static Optional<String> path(
            FileTree files, String name, Map<String, String> environment, String directory) {
        if (name.contains("/")) {
            return Optional.of(absolute(name, directory));
        }
        for (String each : environment.getOrDefault("PATH", SearchPath.USUAL).split(":", -1)) {
            String candidate = absolute(each.isEmpty() ? name : each + "/" + name, directory);
            boolean usable = files.follow(candidate)
                    .filter(node -> node.kind() == Kind.FILE && (node.mode() & EXECUTABLE) != 0)
                    .isPresent();
            if (usable) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static String absolute(String path, String directory) {
        return path.startsWith("/") ? path : directory + "/" + path;
    }
}

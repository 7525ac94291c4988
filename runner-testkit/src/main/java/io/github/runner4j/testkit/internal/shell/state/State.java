package io.github.runner4j.testkit.internal.shell.state;

import io.github.runner4j.testkit.internal.shell.syntax.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a shell remembers; a copy is what a shell of its own begins with. */
public final class State {

    private static final int USUAL_MASK = 022;

    private final Variables variables;
    private final Flags flags;
    private final Traps traps;
    private final Jobs jobs;
    private final Descriptors descriptors;
    private final Map<String, Command> functions;
    private List<String> positional = List.of();
    private String name = "sh";
    private Optional<String> commandName = Optional.empty();
    private String directory;
    private int mask = USUAL_MASK;
    private int mainProcess;
    private int line;
    private int status;
    private int outputStatus;
    private int loops;

    private State(State from, Variables variables, Descriptors descriptors) {
        this.variables = variables;
        this.descriptors = descriptors;
        this.flags = from.flags.copy();
        this.traps = from.traps.copy();
        this.jobs = from.jobs.copy();
        this.functions = new HashMap<>(from.functions);
        this.positional = from.positional;
        this.name = from.name;
        this.commandName = from.commandName;
        this.directory = from.directory;
        this.mask = from.mask;
        this.mainProcess = from.mainProcess;
        this.line = from.line;
        this.status = from.status;
        this.loops = from.loops;
    }

    private State(Variables variables, Descriptors descriptors, String directory) {
        this.variables = variables;
        this.descriptors = descriptors;
        this.directory = directory;
        this.flags = new Flags();
        this.traps = new Traps();
        this.jobs = new Jobs();
        this.functions = new HashMap<>();
    }

    /** What a shell begins with that was started as a program. */
    public static State of(Variables variables, Descriptors descriptors, String directory) {
        return new State(variables, descriptors, directory);
    }

    /** What a shell of its own begins with; its standard streams are still to come. */
    public State fork() {
        return new State(this, variables.copy(), descriptors.copyOfFurther());
    }

    public Variables variables() {
        return variables;
    }

    public Flags flags() {
        return flags;
    }

    public Traps traps() {
        return traps;
    }

    public Jobs jobs() {
        return jobs;
    }

    public Descriptors descriptors() {
        return descriptors;
    }

    /** The functions by their names. */
    public Map<String, Command> functions() {
        return functions;
    }

    /** The positional parameters from 1 on. */
    public List<String> positional() {
        return positional;
    }

    public void positional(List<String> values) {
        positional = List.copyOf(values);
    }

    /** {@code $0}, and what messages begin with. */
    public String name() {
        return name;
    }

    public void name(String value) {
        name = value;
    }

    /** The script or the builtin that messages name. */
    public Optional<String> commandName() {
        return commandName;
    }

    public void commandName(Optional<String> value) {
        commandName = value;
    }

    /** Where relative paths begin. */
    public String directory() {
        return directory;
    }

    public void directory(String value) {
        directory = value;
    }

    /** What nobody may do with files that are made. */
    public int mask() {
        return mask;
    }

    public void mask(int value) {
        mask = value;
    }

    /** {@code $$}: the process that the first of the shells runs as. */
    public int mainProcess() {
        return mainProcess;
    }

    public void mainProcess(int value) {
        mainProcess = value;
    }

    /** The line of the command under way. */
    public int line() {
        return line;
    }

    public void line(int value) {
        line = value;
    }

    /** {@code $?}. */
    public int status() {
        return status;
    }

    public void status(int value) {
        status = value;
    }

    /** The exit code of the commands whose output was put in last. */
    public int outputStatus() {
        return outputStatus;
    }

    public void outputStatus(int value) {
        outputStatus = value;
    }

    /** In how many loops the command under way is. */
    public int loops() {
        return loops;
    }

    public void loops(int value) {
        loops = value;
    }
}

package io.github.runner4j.testkit.internal.shell.state;

import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables of a shell, and what local ones hide. */
public final class Variables {

    /** A variable; without a value when it is only marked. */
    private record Variable(@Nullable String value, boolean exported, boolean readOnly) {}

    private final SortedMap<String, Variable> all = new TreeMap<>();
    private final Deque<Map<String, Optional<Variable>>> hidden = new ArrayDeque<>();

    /** Those of an environment. */
    public static Variables of(Map<String, String> environment) {
        Variables variables = new Variables();
        environment.forEach((name, value) -> variables.all.put(name, new Variable(value, true, false)));
        return variables;
    }

    /** The same for a shell of its own. */
    public Variables copy() {
        Variables copy = new Variables();
        copy.all.putAll(all);
        hidden.descendingIterator().forEachRemaining(each -> copy.hidden.push(new HashMap<>(each)));
        return copy;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(all.get(name)).flatMap(each -> Optional.ofNullable(each.value));
    }

    public void set(String name, String value) {
        Variable old = writable(name);
        all.put(name, new Variable(value, old.exported, false));
    }

    public void unset(String name) {
        writable(name);
        all.remove(name);
    }

    /** Programs see it from here on, or no longer. */
    public void export(String name, boolean exported) {
        Variable old = all.getOrDefault(name, new Variable(null, false, false));
        all.put(name, new Variable(old.value, exported, old.readOnly));
    }

    /** It stays as it is. */
    public void protect(String name) {
        Variable old = all.getOrDefault(name, new Variable(null, false, false));
        all.put(name, new Variable(old.value, old.exported, true));
    }

    /** What programs see. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        all.forEach((name, variable) -> {
            if (variable.exported && variable.value != null) {
                environment.put(name, variable.value);
            }
        });
        return environment;
    }

    /** All that have a value, by name. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        all.forEach((name, variable) -> {
            if (variable.value != null) {
                values.put(name, variable.value);
            }
        });
        return values;
    }

    /** The names of those that programs see, or of those that stay as they are, with their values. */
    public SortedMap<String, Optional<String>> marked(boolean exported) {
        SortedMap<String, Optional<String>> marked = new TreeMap<>();
        all.forEach((name, variable) -> {
            if (exported ? variable.exported : variable.readOnly) {
                marked.put(name, Optional.ofNullable(variable.value));
            }
        });
        return marked;
    }

    /** What is hidden from here on comes back at the end of this. */
    public void begin() {
        hidden.push(new HashMap<>());
    }

    /** Brings back what was hidden since the last beginning. */
    public void end() {
        hidden.pop().forEach((name, old) -> old.ifPresentOrElse(each -> all.put(name, each), () -> all.remove(name)));
    }

    /** Whether there is a beginning without its end. */
    public boolean nested() {
        return !hidden.isEmpty();
    }

    /** Remembers a variable as it is now, to bring it back. */
    public void hide(String name) {
        hidden.element().putIfAbsent(name, Optional.ofNullable(all.get(name)));
    }

    private Variable writable(String name) {
        Variable old = all.getOrDefault(name, new Variable(null, false, false));
        if (old.readOnly) {
            throw ShellError.of(name + ": is read only");
        }
        return old;
    }
}

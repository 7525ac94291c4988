package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.applet.system.Kill;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Jobs.Job;
import io.github.runner4j.testkit.internal.userland.Session;
import java.util.ArrayList;
import java.util.List;

/** {@code kill}, which knows jobs besides processes. */
final class KillBuiltin {

    private KillBuiltin() {}

    static int run(Shell shell, List<String> words) throws InterruptedException {
        List<String> processes = new ArrayList<>();
        for (String word : words) {
            String number = word.startsWith("%")
                    ? shell.state()
                            .jobs()
                            .find(word)
                            .map(Job::last)
                            .map(each -> Integer.toString(each.id()))
                            .orElse(word)
                    : word;
            processes.add(number);
        }
        List<String> all = new ArrayList<>(List.of("kill"));
        all.addAll(processes);
        return Session.run(Kill::kill, shell.inner(all), Builtins.SPEAKER, processes);
    }
}

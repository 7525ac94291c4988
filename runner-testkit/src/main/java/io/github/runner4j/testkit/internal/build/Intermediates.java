package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The containers of a build that are not removed yet. */
final class Intermediates {

    private final BuildTools tools;
    private final BuildOptions.Containers options;
    private final Messages messages;
    private final List<String> ids = new CopyOnWriteArrayList<>();

    Intermediates(BuildTools tools, BuildOptions.Containers options, Messages messages) {
        this.tools = tools;
        this.options = options;
        this.messages = messages;
    }

    String create(ObjectNode config) {
        String id = tools.containers()
                .create(config.deepCopy(), options.hostConfig().deepCopy());
        ids.add(id);
        messages.output(" ---> Running in " + Ids.shortened(id) + "\n");
        return id;
    }

    /** A step is over. */
    void clear(boolean successful) {
        if (!options.removeAlways() && !(options.remove() && successful)) {
            return;
        }
        for (String id : new ArrayList<>(ids)) {
            tools.containers().remove(id);
            ids.remove(id);
            String prefix = tools.old() ? "Removing" : " ---> Removed";
            messages.output(prefix + " intermediate container " + Ids.shortened(id) + "\n");
        }
    }

    /** Ends whatever runs. */
    void interrupt() {
        ids.forEach(tools.containers()::remove);
    }
}

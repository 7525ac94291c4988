package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.settings.ConfigRules;
import io.github.runner4j.testkit.internal.settings.HostConfigDefaults;
import io.github.runner4j.testkit.internal.settings.HostConfigRules;
import io.github.runner4j.testkit.internal.settings.Wording;
import java.util.List;

/** What is looked at before a container is made, in the order in which the engine looks. */
final class CreateChecks {

    private final Parts parts;
    private final Wording wording;

    CreateChecks(Parts parts) {
        this.parts = parts;
        this.wording = parts.wording();
    }

    /** Refuses what makes no sense, completes the rest, and tells what the client is warned of. */
    List<String> check(CreateRequest request) {
        ObjectNode config = request.config();
        ObjectNode hostConfig = request.hostConfig();
        HostConfigRules rules = new HostConfigRules(wording);
        HostConfigDefaults defaults = new HostConfigDefaults(wording);
        rules.checkFirst(config, hostConfig);
        defaults.before(hostConfig, request.hostConfigGiven());
        ConfigRules.check(config, wording);
        List<String> warnings = rules.check(hostConfig);
        List<Link> unused = new Links(parts.containers()).of(hostConfig);
        String image = config.path("Image").asText();
        if (!wording.early() && !image.isEmpty()) {
            parts.stores().images().get(image);
        }
        new NetworkingRules(parts).check(request.networking());
        defaults.after(hostConfig, each -> parts.containers().find(each).id());
        return warnings;
    }
}

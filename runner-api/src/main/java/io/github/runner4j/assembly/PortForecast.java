package io.github.runner4j.assembly;

import io.github.runner4j.config.PortRequest;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.plan.PortPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which host ports a launch would get now. Reserves none of them. */
final class PortForecast {

    private final BusyPorts busy;
    private final boolean local;
    private final Set<String> reserved;

    PortForecast(BusyPorts busy, boolean local, Set<String> reserved) {
        this.busy = busy;
        this.local = local;
        this.reserved = reserved;
    }

    List<PortPlan> of(List<PortRequest> requests, List<ContainerState> containers) {
        Set<String> taken = new HashSet<>(reserved);
        containers.stream()
                .flatMap(each -> each.ports().stream())
                .forEach(port -> taken.add(port.hostPort() + "/" + port.protocol()));
        List<PortPlan> plans = new ArrayList<>();
        try (PortChooser chooser = new PortChooser(requests, local, taken)) {
            List<PortBinding> choice = chooser.choose();
            for (int i = 0; i < requests.size(); i++) {
                plans.add(plan(requests.get(i), choice.get(i).hostPort(), containers));
            }
        }
        return plans;
    }

    private PortPlan plan(PortRequest request, int chosen, List<ContainerState> containers) {
        Optional<String> holder = busy.holder(request, containers);
        boolean none = chosen == 0 || (request.exact() && holder.isPresent());
        return new PortPlan(request, holder, none ? OptionalInt.empty() : OptionalInt.of(chosen));
    }
}

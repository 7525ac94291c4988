package io.github.runner4j.testkit.internal.build;

import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.internal.engine.ForcedEnd;
import io.github.runner4j.testkit.internal.engine.Gate;
import io.github.runner4j.testkit.internal.image.Reference;
import java.util.Set;

/** Where the steps of a build come to their moments. For one thread. */
public final class StepGate {

    private final Gate gate;
    private final Target image;
    private int taken;

    /** Of a build whose image is to have names. */
    public StepGate(Gate gate, Set<Reference> names) {
        this.gate = gate;
        this.image = names.isEmpty()
                ? Target.UNKNOWN
                : Target.ofImage(names.iterator().next().familiar());
    }

    /**
     * The next step is to be taken. Throws as {@link Gate#pass} does.
     *
     * @return the exit code with which a fault lets it end; 0 when it is to be taken
     */
    public int next() {
        taken++;
        return gate.pass(Moment.imageBuildStep(taken), image)
                .map(ForcedEnd::exitCode)
                .orElse(0);
    }

    /** How many steps have come. */
    public int taken() {
        return taken;
    }
}

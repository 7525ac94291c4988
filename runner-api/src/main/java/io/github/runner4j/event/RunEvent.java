package io.github.runner4j.event;

import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import java.time.Duration;
import java.time.Instant;

/** Something that happened to an instance. All texts are redacted. */
public sealed interface RunEvent {

    /**
     * When it happened.
     *
     * @return the time
     */
    Instant at();

    /**
     * To which instance.
     *
     * @return the instance's id
     */
    InstanceId instanceId();

    /**
     * To an instance of which component.
     *
     * @return the component's name
     */
    String component();

    /**
     * A stage began.
     *
     * @param at when
     * @param instanceId to which instance
     * @param component of which component
     * @param stage the stage
     */
    record StageStarted(Instant at, InstanceId instanceId, String component, Stage stage) implements RunEvent {}

    /**
     * A stage has come a bit further.
     *
     * @param at when
     * @param instanceId to which instance
     * @param component of which component
     * @param stage the stage
     * @param what what is counted
     * @param done how much is done
     * @param total how much there is in all; 0 when nobody knows
     */
    record StageProgressed(
            Instant at, InstanceId instanceId, String component, Stage stage, String what, long done, long total)
            implements RunEvent {}

    /**
     * A stage printed a line.
     *
     * @param at when
     * @param instanceId to which instance
     * @param component of which component
     * @param stage the stage
     * @param line the line
     */
    record OutputPrinted(Instant at, InstanceId instanceId, String component, Stage stage, String line)
            implements RunEvent {}

    /**
     * A stage ended well.
     *
     * @param at when
     * @param instanceId to which instance
     * @param component of which component
     * @param stage the stage
     * @param took how long it took
     * @param result what came out, in a few words: {@code reused runner4j/hello-api:3f2a}
     */
    record StageFinished(Instant at, InstanceId instanceId, String component, Stage stage, Duration took, String result)
            implements RunEvent {}

    /**
     * The instance changed its state.
     *
     * @param at when
     * @param instanceId to which instance
     * @param component of which component
     * @param state the new state
     */
    record StateChanged(Instant at, InstanceId instanceId, String component, InstanceState state) implements RunEvent {}

    /**
     * Something failed.
     *
     * @param error the failure
     */
    record Failed(ErrorRecord error) implements RunEvent {

        @Override
        public Instant at() {
            return error.at();
        }

        @Override
        public InstanceId instanceId() {
            return error.instanceId();
        }

        @Override
        public String component() {
            return error.component();
        }
    }
}

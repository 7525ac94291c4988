package io.github.runner4j.assembly;

import io.github.runner4j.container.ContainerState;

/**
 * A container that was started.
 *
 * @param state what the engine tells about it
 * @param labels what is written on it
 */
record Started(ContainerState state, Labels labels) {

    String describe() {
        return "container " + state.name() + (state.ports().isEmpty() ? "" : " " + state.ports());
    }
}

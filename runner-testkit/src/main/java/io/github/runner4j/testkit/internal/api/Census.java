package io.github.runner4j.testkit.internal.api;

/**
 * How many of everything there are.
 *
 * @param running containers that run, without the paused
 * @param paused containers that are paused
 * @param stopped containers that were never started or have ended
 * @param images images
 */
public record Census(int running, int paused, int stopped, int images) {

    int containers() {
        return running + paused + stopped;
    }
}

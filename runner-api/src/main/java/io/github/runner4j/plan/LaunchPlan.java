package io.github.runner4j.plan;

import io.github.runner4j.config.RunOptions;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.source.Revision;

/**
 * What a launch will do, with every value decided that can be decided before the image is there.
 *
 * @param component the component's name
 * @param revision the exact revision of its source
 * @param build what to build
 * @param run how to run it, all levels put together
 */
public record LaunchPlan(String component, Revision revision, BuildRequest build, RunOptions run) {}

package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.network.Networks;
import io.github.runner4j.testkit.internal.volume.Volumes;

/**
 * What an engine has beside containers.
 *
 * @param images what containers are made of
 * @param networks what they are connected to
 * @param volumes what they share
 */
public record Stores(Images images, Networks networks, Volumes volumes) {}

/** Builds images by Dockerfiles as the engine's classic builder does: step by step, each with an image of its own. */
@NullMarked
package io.github.runner4j.testkit.internal.build;

import org.jspecify.annotations.NullMarked;

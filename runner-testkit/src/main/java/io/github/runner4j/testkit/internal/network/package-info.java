/** Networks: addresses of containers, and how containers find and reach each other. */
@NullMarked
package io.github.runner4j.testkit.internal.network;

import org.jspecify.annotations.NullMarked;

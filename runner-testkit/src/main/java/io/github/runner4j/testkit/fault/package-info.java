/** What can go wrong with a fake engine, as data: which {@link io.github.runner4j.testkit.fault.Fault}, at which {@link io.github.runner4j.testkit.fault.Moment}, for whom and how often. */
@NullMarked
package io.github.runner4j.testkit.fault;

import org.jspecify.annotations.NullMarked;

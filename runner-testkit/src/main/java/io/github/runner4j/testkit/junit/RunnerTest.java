package io.github.runner4j.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A class whose tests get what they need from the {@link RunnerExtension}, over ports in memory, and leave nothing behind. Such
 * classes do not run side by side, because what one leaves could be put down to the other.
 *
 * <pre>{@code
 * @RunnerTest
 * class HelloTest {
 *     @Test
 *     void starts(Runner runner, InMemoryPorts ports) {
 *         runner.component("hello").source(InMemorySource.of("hello")).start();
 *         assertThat(ports.engine().containers()).hasSize(1);
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunnerExtension.class)
@ResourceLock("io.github.runner4j.testkit.junit.RunnerExtension")
public @interface RunnerTest {}

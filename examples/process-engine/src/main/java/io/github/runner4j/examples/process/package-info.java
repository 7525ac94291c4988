/**
 * A container engine without containers: it runs programs as processes of this machine. It shows how a plugin is written, with
 * {@code runner-api} alone to compile against and the testkit for its tests.
 *
 * <pre>{@code
 * Runner runner = RunnerAssembly.create()
 *         .addSource(mySources)
 *         .configReader(myReader)
 *         .images(myImages)
 *         .engine(ProcessEngine.create())
 *         .build();
 * }</pre>
 *
 * <h2>What stands for what</h2>
 * <ul>
 *   <li>An <em>image</em> is a directory of this machine. It has to be there; it is not copied.
 *   <li>A <em>container</em> is a process. Its command is that of the options, run in the image's directory, or in the working
 *       directory of the options below it.
 *   <li>A <em>published port</em> is a promise: the program is told by its environment where to listen. For the container's port
 *       8080, the variable {@code PORT_8080} holds the port of the host. A port that is taken is refused at the start.
 * </ul>
 *
 * <h2>What it does not do</h2>
 * It isolates nothing: limits, mounts, networks, users and security options are for containers, and are ignored here, and so are
 * restart policies and health checks. What a program writes comes through pipes of this process, so the programs end when the
 * engine is closed; the next engine finds nothing.
 *
 * <h2>How it is tested</h2>
 * {@code ProcessEngineContractTest} extends the testkit's contracts of an engine, of the running of commands, and of the reading
 * of counters. What a POSIX shell does there is all that they need.
 */
@NullMarked
package io.github.runner4j.examples.process;

import org.jspecify.annotations.NullMarked;

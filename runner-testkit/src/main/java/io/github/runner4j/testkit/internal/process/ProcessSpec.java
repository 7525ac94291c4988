package io.github.runner4j.testkit.internal.process;

import io.github.runner4j.testkit.program.Processes;

/** How a process is started: what a program may say of it, and what only the engine says. */
public record ProcessSpec(Processes.Start start, String user, boolean terminal) {}

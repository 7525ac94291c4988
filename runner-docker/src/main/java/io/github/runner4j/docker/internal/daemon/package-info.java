/**
 * Finds a container engine and speaks to it: one call at a time, on the caller's thread, with a deadline of our own around each.
 * docker-java is used for its HTTP over sockets alone, and what engines answer is read as open JSON: its typed commands bring
 * closed enums, threads of their own and exceptions that lose status and body. This is the only package that sees either.
 */
@NullMarked
package io.github.runner4j.docker.internal.daemon;

import org.jspecify.annotations.NullMarked;

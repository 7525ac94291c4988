package io.github.runner4j.testkit.internal.http;

import java.io.InputStream;

/**
 * A connection that was taken over.
 *
 * @param in what the client sends; at its end when the client closes its half, while the other half goes on
 * @param out what it gets
 */
public record Hijacked(InputStream in, Outlet out) {}

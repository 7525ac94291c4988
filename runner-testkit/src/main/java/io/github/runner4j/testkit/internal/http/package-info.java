/** HTTP/1.1 as an engine speaks it: whole, chunked and raw answers, and connections that are taken over. */
@NullMarked
package io.github.runner4j.testkit.internal.http;

import org.jspecify.annotations.NullMarked;

/** Keys and certificates for servers in tests. */
@NullMarked
package io.github.runner4j.testkit.internal.tls;

import org.jspecify.annotations.NullMarked;

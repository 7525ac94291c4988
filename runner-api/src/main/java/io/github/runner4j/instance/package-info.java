/** One running application: identity, state, endpoints, handle. */
@NullMarked
package io.github.runner4j.instance;

import org.jspecify.annotations.NullMarked;

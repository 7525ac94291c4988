/** What must never be printed: secrets, the credentials made of them, and the redactor that keeps them out of every text. */
@NullMarked
package io.github.runner4j.secret;

import org.jspecify.annotations.NullMarked;

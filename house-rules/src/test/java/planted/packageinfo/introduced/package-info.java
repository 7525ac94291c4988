/** A sentence. */
@NullMarked
package planted.packageinfo.introduced;

import org.jspecify.annotations.NullMarked;

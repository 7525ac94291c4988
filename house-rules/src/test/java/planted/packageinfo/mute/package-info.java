@NullMarked
package planted.packageinfo.mute;

import org.jspecify.annotations.NullMarked;

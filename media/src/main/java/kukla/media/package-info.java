@NullMarked
package kukla.media;

import org.jspecify.annotations.NullMarked;

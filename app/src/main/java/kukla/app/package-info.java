@NullMarked
package kukla.app;

import org.jspecify.annotations.NullMarked;

@NullMarked
package kukla.render.window;

import org.jspecify.annotations.NullMarked;

@NullMarked
package kukla.render.stage;

import org.jspecify.annotations.NullMarked;

@NullMarked
package kukla.render;

import org.jspecify.annotations.NullMarked;

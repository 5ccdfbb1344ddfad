@NullMarked
package kukla.models;

import org.jspecify.annotations.NullMarked;

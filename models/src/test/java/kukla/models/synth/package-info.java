@NullMarked
package kukla.models.synth;

import org.jspecify.annotations.NullMarked;

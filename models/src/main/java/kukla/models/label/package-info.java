/**
 * Landmark labels for real clips.
 *
 * <ul>
 *   <li>{@link kukla.models.label.LabelCommand}: {@code kukla label}
 *   <li>{@link kukla.models.label.ClipLabeller}: labels one clip; its opener closes it
 *   <li>{@link kukla.models.label.LabelledClip}: the landmarks of all frames, and their file
 *   <li>{@link kukla.models.label.TimeSmoothing}: takes the tremble out
 * </ul>
 */
@NullMarked
package kukla.models.label;

import org.jspecify.annotations.NullMarked;

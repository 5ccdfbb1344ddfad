package kukla.models.train;

import java.util.List;

/**
 * A keypoint that stands where landmarks stand, rather than where training puts it.
 *
 * @param name such as {@code lip_upper_inner}, as the model's card will say
 * @param landmarks iBUG indices whose mean it is; 68 and 69 are the right and the left pupil
 */
public record SupervisedKeypoint(String name, List<Integer> landmarks) {}

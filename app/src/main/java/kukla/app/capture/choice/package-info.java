/**
 * Which camera the user means, and where it is found.
 *
 * <ul>
 *   <li>{@link kukla.app.capture.choice.CameraChoice}: what the user said
 *   <li>{@link kukla.app.capture.choice.Cameras}: lists cameras and finds the one that is meant;
 *       these are not started, and belong to who asked
 *   <li>{@code ChoiceDriver}: shows what is no device, but that a choice names by itself
 * </ul>
 */
@NullMarked
package kukla.app.capture.choice;

import org.jspecify.annotations.NullMarked;

/**
 * {@code kukla live}: the performer's face in the camera, the portrait in the window and in the
 * video call.
 *
 * <ul>
 *   <li>{@link kukla.app.live.LiveCommand}: the command
 *   <li>{@link kukla.app.live.LiveDemo}, {@link kukla.app.live.LiveBench}: the same for the demo
 *       and to be measured
 *   <li>{@code LiveSession}: everything opened in order, and closed backwards; {@code LiveOptions}:
 *       what was asked
 *   <li>{@code LiveShow}: the session as window and panel see it; {@code Admission}: which
 *       portraits may be shown; {@code CameraWords}: cameras as the settings write them
 *   <li>{@code Outputs}: virtual camera, recording and snapshots; {@code RecordedSound}: what is
 *       heard; {@code Snapshots}: writes stills, closed with the sinks
 *   <li>{@code Measurement}: when figures count, and for how long; {@code LiveFigures}: what {@code
 *       --stats} writes
 * </ul>
 */
@NullMarked
package kukla.app.live;

import org.jspecify.annotations.NullMarked;

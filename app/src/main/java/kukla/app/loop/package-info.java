/**
 * The live loop: frames in, portraits made beside it, program pictures out.
 *
 * <ul>
 *   <li>{@link kukla.app.loop.LiveLoop}: the render thread's loop
 *   <li>{@link kukla.app.loop.Shown}: what leaves the program, decided in one place
 *   <li>{@link kukla.app.loop.InferenceThread}, {@link kukla.app.loop.InferenceRoom}: the thread
 *       that makes portraits, and its changes; {@code Making}: a portrait that is being made;
 *       {@code Succession}: which engine takes over, {@code Outage}: how long that took
 *   <li>{@link kukla.app.loop.Performance}: what is made of a frame: {@link
 *       kukla.app.loop.ReenactmentPerformance}, or {@link kukla.app.loop.PassThrough}; {@code
 *       ModelPerformance}: what those of a model share, {@code DevicePerformance} and {@code
 *       GroundPainter}: on a GPU; {@code DeviceShow}: its pictures' ways from there
 *   <li>{@link kukla.app.loop.Programme}: draws what leaves the program and offers it to the {@link
 *       kukla.app.loop.Sinks}
 *   <li>{@link kukla.app.loop.OnStage}: pictures and maps as the stage takes them
 *   <li>{@link kukla.app.loop.Placeholder}: what is shown while nothing else may be
 *   <li>{@link kukla.app.loop.Screen}: where the performer sees it
 *   <li>{@link kukla.app.loop.LiveTimes}, {@link kukla.app.loop.LiveCount}, {@link
 *       kukla.app.loop.CopiesAFrame}, {@link kukla.app.loop.GcPauses}, {@link
 *       kukla.app.loop.Hiccups}: what is measured
 * </ul>
 *
 * Whoever opens something closes it, in the order backwards.
 */
@NullMarked
package kukla.app.loop;

import org.jspecify.annotations.NullMarked;

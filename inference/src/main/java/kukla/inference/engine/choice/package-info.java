/**
 * Which engine runs a model.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.choice.EngineChoice}: the chosen engine, and why
 *   <li>{@link kukla.inference.engine.choice.Candidate}: an engine that may or may not load
 *   <li>{@link kukla.inference.engine.choice.FrameMeasurement}: how long a frame takes
 *   <li>{@link kukla.inference.engine.choice.RememberedFrames}: measurements, each made once
 *   <li>{@link kukla.inference.engine.choice.OtherWork}: whether others keep the machine busy
 * </ul>
 *
 * <p>Engines hold nothing that is to be closed; a measurement closes its sessions itself.
 */
@NullMarked
package kukla.inference.engine.choice;

import org.jspecify.annotations.NullMarked;

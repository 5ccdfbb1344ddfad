/**
 * {@code kukla doctor}: what this machine has.
 *
 * <ul>
 *   <li>{@link kukla.app.doctor.DoctorCommand}: the command
 *   <li>{@code Examination}: looks at the machine
 *   <li>{@code EngineFindings}: asks the engines
 *   <li>{@code CameraFindings}: lists the cameras
 *   <li>{@code LinuxDevices}: GPUs; {@code GpuFindings}: what works on those of NVIDIA
 *   <li>{@code SystemLibraries}: shared libraries that are not ours
 *   <li>{@code Diagnosis}, {@code EngineFinding}, {@code CameraFinding}: what was found, as text
 *       and as JSON
 * </ul>
 *
 * <p>Nothing outlives the command.
 */
@NullMarked
package kukla.app.doctor;

import org.jspecify.annotations.NullMarked;

/**
 * {@code kukla gpu}: NVIDIA's libraries, which this program does not bring along.
 *
 * <ul>
 *   <li>{@link kukla.app.gpu.GpuCommand}, {@link kukla.app.gpu.GpuInstallCommand}, {@link
 *       kukla.app.gpu.GpuCalibrateCommand}: the commands
 *   <li>{@code Installation}: the libraries in the user's folder
 *   <li>{@code Redistributable}: where they come from, and what they must be
 *   <li>{@code Download}: one file, resumed and checked; {@code MavenRepository}: from where
 *   <li>{@code Calibration}: which layers must be FP32, measured by {@code PictureError} on a
 *       {@code PrecisionEngine}
 * </ul>
 *
 * <p>Nothing outlives the command.
 */
@NullMarked
package kukla.app.gpu;

import org.jspecify.annotations.NullMarked;

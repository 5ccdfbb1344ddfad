/**
 * {@code kukla bench}: how fast a model runs here.
 *
 * <ul>
 *   <li>{@link kukla.app.bench.BenchCommand}: the command
 *   <li>{@code BenchLiveCommand}: the live loop, whole
 *   <li>{@code BenchGpuCommand}: models on an NVIDIA GPU, whole frames too; {@code GpuBench}
 *       measures one, {@code GpuFigures} is what was measured, {@code TorchBench} is PyTorch beside
 *       it
 *   <li>{@code EngineBench}: measures one engine
 *   <li>{@code EngineFigures}: what was measured
 *   <li>{@code MovingPicture}: what the networks look at
 * </ul>
 *
 * <p>Whoever opens a model closes it.
 */
@NullMarked
package kukla.app.bench;

import org.jspecify.annotations.NullMarked;

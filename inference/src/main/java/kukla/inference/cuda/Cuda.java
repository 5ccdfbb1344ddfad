package kukla.inference.cuda;

import java.util.List;
import kukla.inference.Fault;

/**
 * The few calls of CUDA that this program makes. Addresses and handles are plain numbers, as CUDA
 * has them; {@code *Memory} and the like are given back by the caller, with the call named at each.
 *
 * <p>Work on one stream happens in its order, after the call has returned; host memory of a copy
 * must be pinned and be left alone until then. Every thread says first which GPU it {@linkplain
 * #use uses}. Each call throws a {@link Fault} of one sentence with the error's name, whose cause
 * is a {@link CudaFailure}; an error of earlier work may surface in any later call.
 */
public interface Cuda {
  /** The GPUs that this process may use, in CUDA's order. */
  List<Gpu> gpus();

  /** The newest CUDA that the driver can run, 1000 × major + 10 × minor: 13010. */
  int driverVersion();

  /** Makes the calling thread work on that GPU; cheap where it does already. */
  void use(Gpu gpu);

  /** Memory of the GPU in use. */
  GpuMemory memory();

  /** Waits until nothing is left to do on the GPU in use. */
  void synchronize();

  // memory

  /** Memory of the GPU in use, of undefined content; {@link #free} gives it back. */
  long allocate(long bytes);

  /** Gives memory of a GPU back. */
  void free(long address);

  /** Pinned memory of the host; {@link #unpin} gives it back. */
  PinnedMemory pin(long bytes);

  /** Gives pinned memory back; its buffer must not be touched afterwards. */
  void unpin(PinnedMemory memory);

  /** Copies from pinned memory of the host to the GPU. */
  void upload(long to, long from, long bytes, long stream);

  /** Copies from the GPU to pinned memory of the host. */
  void download(long to, long from, long bytes, long stream);

  /** Copies inside the GPU. */
  void copy(long to, long from, long bytes, long stream);

  /** Sets every byte. */
  void fill(long address, byte value, long bytes, long stream);

  // streams and events

  /** A stream that waits for no other; {@link #closeStream} gives it back. */
  long openStream();

  /** Gives a stream back; what it still has to do is done. */
  void closeStream(long stream);

  /** Waits until all that was given to the stream is done. */
  void synchronize(long stream);

  /** Whether all that was given to the stream is done. */
  boolean isDone(long stream);

  /**
   * A mark in the course of a stream; {@link #closeEvent} gives it back.
   *
   * @param timed whether {@link #milliseconds} will be asked
   */
  long openEvent(boolean timed);

  /** Gives an event back. */
  void closeEvent(long event);

  /** Sets the mark behind all that was given to the stream. */
  void record(long event, long stream);

  /** What is given to the stream from now on happens after the mark. */
  void waitFor(long stream, long event);

  /** Whether the mark has been reached. */
  boolean isReached(long event);

  /** Waits until the mark has been reached. */
  void await(long event);

  /** Time between two timed marks that have been reached. */
  float milliseconds(long begin, long end);

  // graphs

  /** From now on work given to the stream is written down instead of done. */
  void beginCapture(long stream);

  /**
   * Ends that; {@link #closeGraph} gives what was written down back.
   *
   * @throws Fault also where something could not be captured
   */
  long endCapture(long stream);

  /** Makes a graph ready to run; {@link #closeExecutable} gives it back. The graph may go then. */
  long instantiate(long graph);

  /** Gives a ready graph's work to the stream. */
  void launch(long executable, long stream);

  /** Gives a graph back. */
  void closeGraph(long graph);

  /** Gives a ready graph back. */
  void closeExecutable(long executable);

  // kernels

  /**
   * Loads compiled code; {@link #unload} gives it back.
   *
   * @param image a cubin, or PTX ending in a zero byte
   */
  long load(byte[] image);

  /** Gives code back. */
  void unload(long module);

  /** The entry to a kernel; it lives as long as the module. */
  long kernel(long module, String name);

  /**
   * Runs a kernel.
   *
   * @param arguments in the kernel's order: Long for addresses and 64-bit numbers, Integer, Float
   */
  void launch(long kernel, Grid grid, long stream, List<? extends Number> arguments);

  // OpenGL

  /**
   * Makes a 2-D texture of the current OpenGL context writable; {@link #unregisterTexture} gives it
   * back, before the texture is deleted.
   */
  long registerTexture(int texture);

  /** Takes the texture from OpenGL until {@link #unmapTexture}. */
  void mapTexture(long resource, long stream);

  /**
   * Copies rows into a mapped texture.
   *
   * @param from on the GPU, the first row first
   * @param pitch bytes from row to row
   * @param rowBytes bytes of a row
   */
  void copyToTexture(long resource, long from, long pitch, long rowBytes, int rows, long stream);

  /** Gives the texture to OpenGL again; its later work waits for the stream's earlier. */
  void unmapTexture(long resource, long stream);

  /** Ends that CUDA knows the texture. */
  void unregisterTexture(long resource);
}

package kukla.inference.cuda;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts copies by direction. One that is captured counts every time its graph is launched, not
 * when it is written down. Any thread.
 */
public final class CountedCuda implements Cuda {
  private final Cuda cuda;
  private final Map<Long, Copies> captures = new ConcurrentHashMap<>();
  private final Map<Long, Copies> graphs = new ConcurrentHashMap<>();
  private final Map<Long, Copies> executables = new ConcurrentHashMap<>();
  private Copies copies = Copies.NONE;

  /**
   * @param cuda does everything
   */
  public CountedCuda(Cuda cuda) {
    this.cuda = cuda;
  }

  /** Copies since this was made. */
  public synchronized Copies copies() {
    return copies;
  }

  private void count(Copies more, long stream) {
    if (captures.computeIfPresent(stream, (it, before) -> before.plus(more)) == null) {
      add(more);
    }
  }

  private synchronized void add(Copies more) {
    copies = copies.plus(more);
  }

  @Override
  public void upload(long to, long from, long bytes, long stream) {
    cuda.upload(to, from, bytes, stream);
    count(new Copies(1, 0, 0), stream);
  }

  @Override
  public void download(long to, long from, long bytes, long stream) {
    cuda.download(to, from, bytes, stream);
    count(new Copies(0, 1, 0), stream);
  }

  @Override
  public void copyToTexture(
      long resource, long from, long pitch, long rowBytes, int rows, long stream) {
    cuda.copyToTexture(resource, from, pitch, rowBytes, rows, stream);
    count(new Copies(0, 0, 1), stream);
  }

  @Override
  public void beginCapture(long stream) {
    cuda.beginCapture(stream);
    captures.put(stream, Copies.NONE);
  }

  @Override
  public long endCapture(long stream) {
    Copies captured = captures.remove(stream);
    long graph = cuda.endCapture(stream);
    graphs.put(graph, captured == null ? Copies.NONE : captured);
    return graph;
  }

  @Override
  public long instantiate(long graph) {
    long executable = cuda.instantiate(graph);
    executables.put(executable, graphs.getOrDefault(graph, Copies.NONE));
    return executable;
  }

  @Override
  public void launch(long executable, long stream) {
    cuda.launch(executable, stream);
    count(executables.getOrDefault(executable, Copies.NONE), stream);
  }

  @Override
  public void closeGraph(long graph) {
    graphs.remove(graph);
    cuda.closeGraph(graph);
  }

  @Override
  public void closeExecutable(long executable) {
    executables.remove(executable);
    cuda.closeExecutable(executable);
  }

  @Override
  public List<Gpu> gpus() {
    return cuda.gpus();
  }

  @Override
  public int driverVersion() {
    return cuda.driverVersion();
  }

  @Override
  public void use(Gpu gpu) {
    cuda.use(gpu);
  }

  @Override
  public GpuMemory memory() {
    return cuda.memory();
  }

  @Override
  public void synchronize() {
    cuda.synchronize();
  }

  @Override
  public long allocate(long bytes) {
    return cuda.allocate(bytes);
  }

  @Override
  public void free(long address) {
    cuda.free(address);
  }

  @Override
  public PinnedMemory pin(long bytes) {
    return cuda.pin(bytes);
  }

  @Override
  public void unpin(PinnedMemory memory) {
    cuda.unpin(memory);
  }

  @Override
  public void copy(long to, long from, long bytes, long stream) {
    cuda.copy(to, from, bytes, stream);
  }

  @Override
  public void fill(long address, byte value, long bytes, long stream) {
    cuda.fill(address, value, bytes, stream);
  }

  @Override
  public long openStream() {
    return cuda.openStream();
  }

  @Override
  public void closeStream(long stream) {
    captures.remove(stream);
    cuda.closeStream(stream);
  }

  @Override
  public void synchronize(long stream) {
    cuda.synchronize(stream);
  }

  @Override
  public boolean isDone(long stream) {
    return cuda.isDone(stream);
  }

  @Override
  public long openEvent(boolean timed) {
    return cuda.openEvent(timed);
  }

  @Override
  public void closeEvent(long event) {
    cuda.closeEvent(event);
  }

  @Override
  public void record(long event, long stream) {
    cuda.record(event, stream);
  }

  @Override
  public void waitFor(long stream, long event) {
    cuda.waitFor(stream, event);
  }

  @Override
  public boolean isReached(long event) {
    return cuda.isReached(event);
  }

  @Override
  public void await(long event) {
    cuda.await(event);
  }

  @Override
  public float milliseconds(long begin, long end) {
    return cuda.milliseconds(begin, end);
  }

  @Override
  public long load(byte[] image) {
    return cuda.load(image);
  }

  @Override
  public void unload(long module) {
    cuda.unload(module);
  }

  @Override
  public long kernel(long module, String name) {
    return cuda.kernel(module, name);
  }

  @Override
  public void launch(long kernel, Grid grid, long stream, List<? extends Number> arguments) {
    cuda.launch(kernel, grid, stream, arguments);
  }

  @Override
  public long registerTexture(int texture) {
    return cuda.registerTexture(texture);
  }

  @Override
  public void mapTexture(long resource, long stream) {
    cuda.mapTexture(resource, stream);
  }

  @Override
  public void unmapTexture(long resource, long stream) {
    cuda.unmapTexture(resource, stream);
  }

  @Override
  public void unregisterTexture(long resource) {
    cuda.unregisterTexture(resource);
  }
}

package kukla.inference.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A GPU that is none: memory is the host's, copies are made, kernels are those that a test gave,
 * graphs replay what was captured. All work is done at once. A ledger says what was called; what is
 * misused (a copy beyond its memory, a graph that was closed, memory given back twice, a thread
 * that did not say which GPU it uses, a call that waits or allocates while its thread captures)
 * fails, and so does what streams and events leave to chance, see {@link #reads} and {@link
 * #writes}. The thread that made it uses the first GPU. Any thread; one call at a time.
 */
public final class SimulatedCuda implements Cuda {
  /** What runs in place of a kernel. */
  public interface Kernel {
    /** Does the kernel's work on {@link SimulatedCuda#bytes}. */
    void run(SimulatedCuda cuda, Grid grid, List<? extends Number> arguments);
  }

  private static final long FIRST =
      0x2000_0000_0000L; // a place where hosts map nothing by themselves
  private static final long GAP = 256;

  private final List<Gpu> gpus;
  private final List<String> ledger = new ArrayList<>();
  private final TreeMap<Long, ByteBuffer> device = new TreeMap<>();
  private final TreeMap<Long, ByteBuffer> pinned = new TreeMap<>();
  private final Map<Long, @Nullable List<Runnable>> streams = new HashMap<>();
  private final Map<Long, Boolean> events = new HashMap<>();
  private final Map<Long, List<Runnable>> graphs = new HashMap<>();
  private final Map<Long, List<Runnable>> executables = new HashMap<>();
  private final Map<Long, String> modules = new HashMap<>();
  private final Map<Long, String> entries = new HashMap<>();
  private final Map<String, Kernel> kernels = new HashMap<>();
  private final Map<Long, Boolean> textures = new LinkedHashMap<>();
  private final Map<Long, ByteBuffer> texturePixels = new HashMap<>();
  private final Map<String, CudaFailure> failures = new HashMap<>();
  private final HappensBefore order = new HappensBefore();
  private long next = FIRST;
  private int driverVersion = 13_010;
  private long capacity = Long.MAX_VALUE;
  private int lag;
  private final Map<Long, Integer> lagging = new HashMap<>();
  private @Nullable CudaFailure lost;
  private final Set<Thread> using = Collections.newSetFromMap(new WeakHashMap<>());
  private final Map<Long, Thread> capturing = new HashMap<>();
  private final Map<Long, Long> markedIn = new HashMap<>(); // events, by the capture they belong to

  /** One H200 that is none. */
  public SimulatedCuda() {
    this(List.of(new Gpu(0, "NVIDIA H200", 9, 0, 150_000_000_000L)));
  }

  /** These GPUs. */
  public SimulatedCuda(List<Gpu> gpus) {
    this.gpus = List.copyOf(gpus);
    using.add(Thread.currentThread());
  }

  // what tests say

  /** The driver's version from now on. */
  public synchronized void driver(int version) {
    driverVersion = version;
  }

  /** Gives kernels of that name this body. */
  public synchronized void put(String kernel, Kernel body) {
    kernels.put(kernel, body);
  }

  /** The next call of that name fails with that error. */
  public synchronized void fail(String call, String error) {
    failures.put(call, new CudaFailure(call, 1, error));
  }

  /**
   * Marks that are set from now on count as reached only when they were asked for so often, or
   * somebody waited.
   */
  public synchronized void lag(int asked) {
    lag = asked;
  }

  /** All marks that were set so far are reached. */
  public synchronized void catchUp() {
    lagging.clear();
  }

  /** No more than so many bytes of GPU memory from now on. */
  public synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /** The GPU falls off the bus: every later call fails. */
  public synchronized void lose() {
    lost = new CudaFailure("cuCtxSynchronize", 719, "CUDA_ERROR_LAUNCH_FAILED");
  }

  // what tests ask

  /** Calls so far, a line each. */
  public synchronized List<String> ledger() {
    return List.copyOf(ledger);
  }

  /** Forgets the calls so far. */
  public synchronized void clearLedger() {
    ledger.clear();
  }

  /** The rest of the memory, of GPU or host, from an address on. */
  public synchronized ByteBuffer bytes(long address) {
    ByteBuffer found = within(device, address);
    if (found == null) {
      found = within(pinned, address);
    }
    if (found == null) {
      throw new IllegalStateException("nothing lies at " + address);
    }
    return found;
  }

  /** The same, which the work that runs now reads; fails where it may not be whole yet. */
  public synchronized ByteBuffer reads(long address) {
    order.read(base(address));
    return bytes(address);
  }

  /** The same, which the work that runs now writes; fails where somebody may still use it. */
  public synchronized ByteBuffer writes(long address) {
    order.write(base(address));
    return bytes(address);
  }

  /** The same, which the host reads now; fails where it may not be whole yet. */
  public synchronized ByteBuffer hostReads(long address) {
    order.host();
    return reads(address);
  }

  /** All memory, of GPU and host, by address. */
  public synchronized NavigableMap<Long, ByteBuffer> all() {
    TreeMap<Long, ByteBuffer> all = new TreeMap<>(device);
    all.putAll(pinned);
    return all;
  }

  /** What was copied into a texture last. */
  public synchronized ByteBuffer pixels(long resource) {
    ByteBuffer pixels = texturePixels.get(resource);
    if (pixels == null) {
      throw new IllegalStateException("nothing was copied into texture " + resource);
    }
    return pixels;
  }

  /** What was taken and not given back, empty after a clean end. */
  public synchronized List<String> leaks() {
    List<String> leaks = new ArrayList<>();
    device.forEach((address, bytes) -> leaks.add("memory of " + bytes.capacity() + " bytes"));
    pinned.forEach((address, bytes) -> leaks.add("pinned " + bytes.capacity() + " bytes"));
    streams.forEach((stream, work) -> leaks.add("stream"));
    events.forEach((event, set) -> leaks.add("event"));
    graphs.forEach((graph, work) -> leaks.add("graph"));
    executables.forEach((executable, work) -> leaks.add("executable"));
    modules.forEach((module, code) -> leaks.add("module"));
    textures.forEach((texture, mapped) -> leaks.add("texture"));
    return leaks;
  }

  /** Number of pieces of work in a captured graph. */
  public synchronized int nodes(long graph) {
    return known(graphs, graph, "graph").size();
  }

  // the inside

  private static @Nullable ByteBuffer within(NavigableMap<Long, ByteBuffer> memory, long address) {
    Map.Entry<Long, ByteBuffer> before = memory.floorEntry(address);
    if (before == null || address - before.getKey() >= before.getValue().capacity()) {
      return null;
    }
    ByteBuffer all = before.getValue();
    int start = Math.toIntExact(address - before.getKey());
    return all.slice(start, all.capacity() - start).order(ByteOrder.nativeOrder());
  }

  private long base(long address) {
    TreeMap<Long, ByteBuffer> memory = within(device, address) == null ? pinned : device;
    Long base = memory.floorKey(address);
    if (base == null) {
      throw new IllegalStateException("nothing lies at " + address);
    }
    return base;
  }

  private void call(String name, String line) {
    if (!name.equals("use") && !using.contains(Thread.currentThread())) {
      throw new IllegalStateException(name + " on a thread that uses no GPU");
    }
    ledger.add(line.isEmpty() ? name : name + " " + line);
    CudaFailure failure = lost == null ? failures.remove(name) : lost;
    if (failure != null) {
      throw failure.fault("calling " + name);
    }
  }

  /** What waits, or takes or gives memory back, must not be called while its thread captures. */
  private void refuseCapture(String name) {
    if (capturing.containsValue(Thread.currentThread())) {
      throw new IllegalStateException(name + " while the thread captures a graph");
    }
  }

  private void work(long stream, Runnable piece) {
    if (!streams.containsKey(stream)) {
      throw new IllegalStateException("stream " + stream + " is not open");
    }
    List<Runnable> captured = streams.get(stream);
    if (captured == null) {
      order.begin(stream);
      try {
        piece.run();
      } finally {
        order.end();
      }
    } else {
      captured.add(piece);
    }
  }

  private static <T> T known(Map<Long, T> things, long handle, String what) {
    T found = things.get(handle);
    if (found == null) {
      throw new IllegalStateException("no " + what + " of number " + handle);
    }
    return found;
  }

  private static void gone(@Nullable Object before, String what) {
    if (before == null) {
      throw new IllegalStateException(what + " was given back twice, or never taken");
    }
  }

  /** Memory that work may still use must not be given back. */
  private void unused(long memory) {
    order.host();
    order.write(memory);
  }

  private long handle() {
    next += GAP;
    return next;
  }

  private long memory(Map<Long, ByteBuffer> memory, ByteBuffer bytes) {
    long address = handle();
    next += bytes.capacity();
    memory.put(address, bytes);
    return address;
  }

  private static ByteBuffer room(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }

  private static void move(ByteBuffer to, ByteBuffer from, long bytes) {
    to.put(0, from, 0, Math.toIntExact(bytes));
  }

  // Cuda

  @Override
  public synchronized List<Gpu> gpus() {
    return gpus;
  }

  @Override
  public synchronized int driverVersion() {
    return driverVersion;
  }

  @Override
  public synchronized void use(Gpu gpu) {
    call("use", String.valueOf(gpu.index()));
    using.add(Thread.currentThread());
  }

  @Override
  public synchronized GpuMemory memory() {
    call("memory", "");
    long used = device.values().stream().mapToLong(ByteBuffer::capacity).sum();
    long total = gpus.get(0).memoryBytes();
    return new GpuMemory(total - used, total);
  }

  @Override
  public synchronized void synchronize() {
    call("synchronize", "");
    refuseCapture("synchronize");
    lagging.clear();
    order.synchronize();
  }

  @Override
  public synchronized long allocate(long bytes) {
    call("allocate", String.valueOf(bytes));
    refuseCapture("allocate");
    if (bytes > capacity) {
      throw new CudaFailure("allocate", 2, "CUDA_ERROR_OUT_OF_MEMORY").fault("taking GPU memory");
    }
    return memory(device, room(bytes));
  }

  @Override
  public synchronized void free(long address) {
    call("free", "");
    refuseCapture("free");
    unused(address);
    gone(device.remove(address), "GPU memory");
    order.forget(address);
  }

  @Override
  public synchronized PinnedMemory pin(long bytes) {
    call("pin", String.valueOf(bytes));
    refuseCapture("pin");
    ByteBuffer room = room(bytes);
    return new PinnedMemory(memory(pinned, room), room);
  }

  @Override
  public synchronized void unpin(PinnedMemory memory) {
    call("unpin", "");
    refuseCapture("unpin");
    unused(memory.address());
    gone(pinned.remove(memory.address()), "pinned memory");
    order.forget(memory.address());
  }

  @Override
  public synchronized void upload(long to, long from, long bytes, long stream) {
    call("upload", String.valueOf(bytes));
    if (within(pinned, from) == null) {
      throw new IllegalStateException("an upload from memory that is not pinned");
    }
    order.host();
    order.write(base(from)); // the host has just done so
    work(stream, () -> move(writes(to), reads(from), bytes));
  }

  @Override
  public synchronized void download(long to, long from, long bytes, long stream) {
    call("download", String.valueOf(bytes));
    if (within(pinned, to) == null) {
      throw new IllegalStateException("a download to memory that is not pinned");
    }
    work(stream, () -> move(writes(to), reads(from), bytes));
  }

  @Override
  public synchronized void copy(long to, long from, long bytes, long stream) {
    call("copy", String.valueOf(bytes));
    work(stream, () -> move(writes(to), reads(from), bytes));
  }

  @Override
  public synchronized void fill(long address, byte value, long bytes, long stream) {
    call("fill", String.valueOf(bytes));
    work(
        stream,
        () -> {
          ByteBuffer memory = writes(address);
          for (int i = 0; i < bytes; i++) {
            memory.put(i, value);
          }
        });
  }

  @Override
  public synchronized long openStream() {
    call("openStream", "");
    long stream = handle();
    streams.put(stream, null);
    return stream;
  }

  @Override
  public synchronized void closeStream(long stream) {
    call("closeStream", "");
    refuseCapture("closeStream");
    if (!streams.containsKey(stream)) {
      throw new IllegalStateException("a stream was given back twice");
    }
    streams.remove(stream);
  }

  @Override
  public synchronized void synchronize(long stream) {
    call("synchronize", "stream");
    refuseCapture("synchronize");
    if (!streams.containsKey(stream) || streams.get(stream) != null) {
      throw new IllegalStateException("the stream is closed or captures");
    }
    order.synchronize(stream);
  }

  @Override
  public synchronized boolean isDone(long stream) {
    call("isDone", "");
    refuseCapture("isDone");
    order.synchronize(stream);
    return true;
  }

  @Override
  public synchronized long openEvent(boolean timed) {
    call("openEvent", timed ? "timed" : "");
    long event = handle();
    events.put(event, false);
    return event;
  }

  @Override
  public synchronized void closeEvent(long event) {
    call("closeEvent", "");
    gone(events.remove(event), "an event");
  }

  @Override
  public synchronized void record(long event, long stream) {
    call("record", "");
    known(events, event, "event");
    if (streams.get(stream) == null) {
      markedIn.remove(event);
    } else {
      markedIn.put(event, stream);
    }
    work(stream, () -> events.put(event, true));
    order.record(event, stream);
    lagging.put(event, lag);
  }

  @Override
  public synchronized void waitFor(long stream, long event) {
    call("waitFor", "");
    known(events, event, "event");
    Long within = markedIn.get(event);
    if (streams.get(stream) != null && within == null && events.getOrDefault(event, false)) {
      throw new IllegalStateException("a capture that waits for work outside of it");
    }
    if (streams.get(stream) == null && within != null && streams.get(within) != null) {
      throw new IllegalStateException("work that waits for what is captured only");
    }
    work(stream, () -> {});
    order.waitFor(stream, event);
  }

  @Override
  public synchronized boolean isReached(long event) {
    call("isReached", "");
    refuseCapture("isReached");
    boolean recorded = known(events, event, "event");
    int left = lagging.getOrDefault(event, 0);
    if (left > 0) {
      lagging.put(event, left - 1);
      return false;
    }
    order.await(event);
    return recorded;
  }

  @Override
  public synchronized void await(long event) {
    call("await", "");
    refuseCapture("await");
    known(events, event, "event");
    lagging.remove(event);
    order.await(event);
  }

  @Override
  public synchronized float milliseconds(long begin, long end) {
    call("milliseconds", "");
    if (!known(events, begin, "event") || !known(events, end, "event")) {
      throw new IllegalStateException("an event that was not recorded");
    }
    return 1;
  }

  @Override
  public synchronized void beginCapture(long stream) {
    call("beginCapture", "");
    if (!streams.containsKey(stream) || streams.put(stream, new ArrayList<>()) != null) {
      throw new IllegalStateException("the stream is closed or captures already");
    }
    capturing.put(stream, Thread.currentThread());
  }

  @Override
  public synchronized long endCapture(long stream) {
    capturing.remove(stream); // also where it fails
    call("endCapture", "");
    List<Runnable> captured = streams.put(stream, null);
    gone(captured, "a capture");
    long graph = handle();
    graphs.put(graph, captured == null ? List.of() : List.copyOf(captured));
    return graph;
  }

  @Override
  public synchronized long instantiate(long graph) {
    call("instantiate", "");
    long executable = handle();
    executables.put(executable, known(graphs, graph, "graph"));
    return executable;
  }

  @Override
  public synchronized void launch(long executable, long stream) {
    call("launch", "graph");
    List<Runnable> pieces = known(executables, executable, "ready graph");
    work(stream, () -> pieces.forEach(Runnable::run));
  }

  @Override
  public synchronized void closeGraph(long graph) {
    call("closeGraph", "");
    gone(graphs.remove(graph), "a graph");
  }

  @Override
  public synchronized void closeExecutable(long executable) {
    call("closeExecutable", "");
    gone(executables.remove(executable), "a ready graph");
  }

  @Override
  public synchronized long load(byte[] image) {
    call("load", "");
    refuseCapture("load");
    long module = handle();
    modules.put(module, "");
    return module;
  }

  @Override
  public synchronized void unload(long module) {
    call("unload", "");
    refuseCapture("unload");
    gone(modules.remove(module), "a module");
  }

  @Override
  public synchronized long kernel(long module, String name) {
    call("kernel", name);
    known(modules, module, "module");
    if (!kernels.containsKey(name)) {
      throw new CudaFailure("kernel", 500, "CUDA_ERROR_NOT_FOUND").fault("finding " + name);
    }
    long entry = handle();
    entries.put(entry, name);
    return entry;
  }

  @Override
  public synchronized void launch(
      long kernel, Grid grid, long stream, List<? extends Number> arguments) {
    String name = known(entries, kernel, "kernel");
    call("run", name);
    Kernel body = kernels.get(name);
    if (body == null) {
      throw new Fault("no body for " + name);
    }
    List<Number> copied = List.copyOf(arguments);
    work(stream, () -> body.run(this, grid, copied));
  }

  @Override
  public synchronized long registerTexture(int texture) {
    call("registerTexture", String.valueOf(texture));
    refuseCapture("registerTexture");
    long resource = handle();
    textures.put(resource, false);
    return resource;
  }

  @Override
  public synchronized void mapTexture(long resource, long stream) {
    call("mapTexture", "");
    refuseCapture("mapTexture");
    if (known(textures, resource, "texture")) {
      throw new IllegalStateException("the texture is mapped already");
    }
    textures.put(resource, true);
  }

  @Override
  public synchronized void copyToTexture(
      long resource, long from, long pitch, long rowBytes, int rows, long stream) {
    call("copyToTexture", rowBytes + "×" + rows);
    if (!known(textures, resource, "texture")) {
      throw new IllegalStateException("the texture is OpenGL's now");
    }
    work(
        stream,
        () -> {
          ByteBuffer pixels = room(rowBytes * rows);
          ByteBuffer memory = reads(from);
          for (int y = 0; y < rows; y++) {
            pixels.put(
                Math.toIntExact(y * rowBytes), memory, Math.toIntExact(y * pitch), (int) rowBytes);
          }
          texturePixels.put(resource, pixels);
        });
  }

  @Override
  public synchronized void unmapTexture(long resource, long stream) {
    call("unmapTexture", "");
    if (!known(textures, resource, "texture")) {
      throw new IllegalStateException("the texture is not mapped");
    }
    textures.put(resource, false);
  }

  @Override
  public synchronized void unregisterTexture(long resource) {
    call("unregisterTexture", "");
    refuseCapture("unregisterTexture");
    if (Boolean.TRUE.equals(textures.get(resource))) {
      throw new IllegalStateException("the texture is still mapped");
    }
    gone(textures.remove(resource), "a texture");
  }
}

package kukla.inference.engine.tensorrt;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.CudaFailure;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.PinnedMemory;
import kukla.inference.engine.DeviceSession;
import kukla.inference.engine.tensorrt.plan.Execution;

/**
 * A graph on an NVIDIA GPU. Every door has memory there and pinned memory here, bound once; from
 * the second run on copies and layers are one CUDA graph. {@link #enqueue} serves who works on the
 * GPU anyway: the memory there is what {@link #address} says, and nothing is copied.
 */
public final class TensorRtSession implements DeviceSession {
  private static final int FLOAT = 4;

  /** A door's memory on both sides. */
  private record Place(long device, PinnedMemory host, FloatBuffer floats, long bytes) {}

  private final Path graph;
  private final Cuda cuda;
  private final Gpu gpu;
  private final Execution execution;
  private final Set<String> kept;
  private final Consumer<Fault> losses;
  private final BooleanSupplier gone;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<String> copiedIn = new ArrayList<>();
  private long stream;
  private long executable;
  private boolean ran;
  private boolean captures = true;
  private boolean keptIsNew = true;

  private TensorRtSession(
      Path graph,
      Cuda cuda,
      Gpu gpu,
      Execution execution,
      Set<String> kept,
      Consumer<Fault> losses,
      BooleanSupplier gone) {
    this.graph = graph;
    this.cuda = cuda;
    this.gpu = gpu;
    this.execution = execution;
    this.kept = Set.copyOf(kept);
    this.losses = losses;
    this.gone = gone;
  }

  /**
   * Binds memory to a loaded engine.
   *
   * @param execution closed with the session, also where it could not be made
   * @param kept inputs that are copied after {@link #keep} only
   * @param losses takes the fault where the GPU is lost
   * @param gone whether it is, by whichever session
   */
  static TensorRtSession open(
      Path graph,
      Cuda cuda,
      Gpu gpu,
      Execution execution,
      Set<String> kept,
      Consumer<Fault> losses,
      BooleanSupplier gone) {
    TensorRtSession session = new TensorRtSession(graph, cuda, gpu, execution, kept, losses, gone);
    try {
      session.bind();
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void bind() {
    stream = cuda.openStream();
    for (Door door : inputs()) {
      place(door);
      if (!kept.contains(door.name())) {
        copiedIn.add(door.name());
      }
    }
    outputs().forEach(this::place);
  }

  private void place(Door door) {
    long bytes = door.elements() * FLOAT;
    long device = cuda.allocate(bytes);
    PinnedMemory host;
    try {
      host = cuda.pin(bytes);
    } catch (RuntimeException e) {
      cuda.free(device);
      throw e;
    }
    places.put(door.name(), new Place(device, host, host.bytes().asFloatBuffer(), bytes));
    cuda.fill(device, (byte) 0, bytes, stream);
    execution.bind(door.name(), device);
  }

  @Override
  public List<Door> inputs() {
    return execution.inputs();
  }

  @Override
  public List<Door> outputs() {
    return execution.outputs();
  }

  @Override
  public FloatBuffer input(String name, long... shape) {
    Door door = door(inputs(), name);
    if (shape.length > 0 && !Arrays.equals(shape, sizes(door))) {
      throw new Fault(
          "feeding %s: expected %s of shape %s, found %s; card and file may belong to different models"
              .formatted(graph.getFileName(), name, door.shape(), Arrays.toString(shape)));
    }
    return place(name).floats();
  }

  @Override
  public void keep() {
    keptIsNew = true;
  }

  @Override
  public void run() {
    try {
      cuda.use(gpu);
      bringKept(stream);
      if (executable != 0) {
        cuda.launch(executable, stream);
      } else {
        work();
      }
      cuda.synchronize(stream);
      if (!ran) {
        ran = true;
        capture();
      }
    } catch (Fault e) {
      throw broken(e);
    }
  }

  private void work() {
    for (String name : copiedIn) {
      Place place = place(name);
      cuda.upload(place.device(), place.host().address(), place.bytes(), stream);
    }
    execution.enqueue(stream);
    for (Door door : outputs()) {
      Place place = place(door.name());
      cuda.download(place.host().address(), place.device(), place.bytes(), stream);
    }
  }

  /** The same as one graph, after the run that readies what must not be captured. */
  private void capture() {
    if (!captures) {
      return;
    }
    captures = false;
    long captured;
    cuda.beginCapture(stream);
    try {
      work();
      captured = cuda.endCapture(stream);
    } catch (Fault e) {
      endQuietly();
      return; // layer by layer then, as in the first run
    }
    try {
      executable = cuda.instantiate(captured);
    } finally {
      cuda.closeGraph(captured);
    }
  }

  private void endQuietly() {
    try {
      cuda.closeGraph(cuda.endCapture(stream));
    } catch (Fault e) {
      // a capture that failed is over
    }
  }

  private Fault broken(Fault e) {
    heard(e);
    return e;
  }

  // for who works on the GPU

  @Override
  public Cuda cuda() {
    return cuda;
  }

  @Override
  public long address(String name) {
    return place(name).device();
  }

  @Override
  public Gpu gpu() {
    return gpu;
  }

  @Override
  public void bringKept(long stream) {
    if (!keptIsNew) {
      return;
    }
    for (String name : kept) {
      Place place = places.get(name);
      if (place != null) {
        cuda.upload(place.device(), place.host().address(), place.bytes(), stream);
      }
    }
    keptIsNew = false;
  }

  @Override
  public void enqueue(long stream) {
    try {
      execution.enqueue(stream);
    } catch (Fault e) {
      throw broken(e);
    }
  }

  @Override
  public void heard(Fault fault) {
    if (fault.getCause() instanceof CudaFailure failure && failure.isLoss()) {
      losses.accept(fault);
    }
  }

  @Override
  public FloatBuffer output(String name) {
    door(outputs(), name);
    return ranPlace(name).floats();
  }

  @Override
  public long[] shape(String output) {
    ranPlace(output);
    return sizes(door(outputs(), output));
  }

  private Place ranPlace(String output) {
    if (!ran) {
      throw new IllegalStateException("expected a run before reading " + output);
    }
    return place(output);
  }

  private Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw unknown(name);
    }
    return place;
  }

  private Door door(List<Door> doors, String name) {
    return doors.stream()
        .filter(door -> door.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private Fault unknown(String name) {
    return new Fault(
        "binding %s: expected a tensor called %s, found %s and %s; card and file may belong to different models"
            .formatted(
                graph.getFileName(),
                name,
                inputs().stream().map(Door::name).toList(),
                outputs().stream().map(Door::name).toList()));
  }

  private static long[] sizes(Door door) {
    return door.shape().stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public void close() {
    if (gone.getAsBoolean()) {
      places.clear(); // the driver has taken all of it
      return;
    }
    quietly(() -> cuda.use(gpu));
    if (stream != 0) {
      quietly(() -> cuda.synchronize(stream)); // nobody uses what is given back now
    }
    if (executable != 0) {
      quietly(() -> cuda.closeExecutable(executable));
      executable = 0;
    }
    quietly(execution::close);
    for (Place place : places.values()) {
      quietly(() -> cuda.free(place.device()));
      quietly(() -> cuda.unpin(place.host()));
    }
    places.clear();
    if (stream != 0) {
      quietly(() -> cuda.closeStream(stream));
      stream = 0;
    }
  }

  private static void quietly(Runnable step) {
    try {
      step.run();
    } catch (Fault e) {
      // what is given back late goes with the process
    }
  }
}

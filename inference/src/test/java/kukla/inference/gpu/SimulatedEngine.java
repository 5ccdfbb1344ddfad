package kukla.inference.gpu;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.Grid;
import kukla.inference.cuda.PinnedMemory;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.DeviceSession;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;

/** Networks on a simulated GPU: another engine, of the CPU, computes what they give. */
public final class SimulatedEngine implements Engine {
  private final SimulatedCuda gpu;
  private final Engine engine;

  public SimulatedEngine(SimulatedCuda gpu, Engine engine) {
    this.gpu = gpu;
    this.engine = engine;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Session open(Path graph, Set<String> kept) {
    gpu.use(gpu.gpus().get(0));
    return new OnDevice(gpu, engine.open(graph, kept), kept);
  }

  /** One network; sizes are fixed. */
  private static final class OnDevice implements DeviceSession {
    private final SimulatedCuda gpu;
    private final Session inside;
    private final Set<String> kept;
    private final Map<String, Long> device = new LinkedHashMap<>();
    private final Map<String, PinnedMemory> host = new LinkedHashMap<>();
    private final long stream;
    private final long module;
    private final long kernel;
    private boolean keptIsNew = true;

    OnDevice(SimulatedCuda gpu, Session inside, Set<String> kept) {
      this.gpu = gpu;
      this.inside = inside;
      this.kept = Set.copyOf(kept);
      stream = gpu.openStream();
      module = gpu.load(new byte[1]);
      String name = "network " + System.identityHashCode(this);
      gpu.put(name, (it, grid, arguments) -> compute());
      kernel = gpu.kernel(module, name);
      List<Door> doors = new ArrayList<>(inside.inputs());
      doors.addAll(inside.outputs());
      for (Door door : doors) {
        long bytes = 4 * door.shape().stream().reduce(1L, (a, b) -> a * b);
        device.put(door.name(), gpu.allocate(bytes));
        host.put(door.name(), gpu.pin(bytes));
      }
    }

    private void compute() {
      for (Door door : inside.inputs()) {
        ByteBuffer tensor = gpu.reads(address(door.name()));
        FloatBuffer input = inside.input(door.name());
        input.put(0, tensor.asFloatBuffer(), 0, input.capacity());
      }
      inside.keep();
      inside.run();
      for (Door door : inside.outputs()) {
        FloatBuffer made = inside.output(door.name());
        gpu.writes(address(door.name())).asFloatBuffer().put(0, made, 0, made.capacity());
      }
    }

    private PinnedMemory pinned(String name) {
      PinnedMemory memory = host.get(name);
      if (memory == null) {
        throw new IllegalArgumentException(name);
      }
      return memory;
    }

    @Override
    public Cuda cuda() {
      return gpu;
    }

    @Override
    public Gpu gpu() {
      return gpu.gpus().get(0);
    }

    @Override
    public long address(String name) {
      Long address = device.get(name);
      if (address == null) {
        throw new IllegalArgumentException(name);
      }
      return address;
    }

    @Override
    public void bringKept(long to) {
      if (keptIsNew) {
        kept.stream().filter(device::containsKey).forEach(name -> bring(name, to));
        keptIsNew = false;
      }
    }

    private void bring(String name, long to) {
      PinnedMemory memory = pinned(name);
      gpu.upload(address(name), memory.address(), memory.bytes().capacity(), to);
    }

    @Override
    public void heard(Fault fault) {
      // nobody is told
    }

    @Override
    public void enqueue(long to) {
      gpu.launch(kernel, Grid.line(1), to, List.of());
    }

    @Override
    public List<Door> inputs() {
      return inside.inputs();
    }

    @Override
    public List<Door> outputs() {
      return inside.outputs();
    }

    @Override
    public FloatBuffer input(String name, long... shape) {
      return pinned(name).bytes().asFloatBuffer();
    }

    @Override
    public void keep() {
      keptIsNew = true;
    }

    @Override
    public void run() {
      gpu.use(gpu());
      bringKept(stream);
      inside.inputs().stream()
          .map(Door::name)
          .filter(name -> !kept.contains(name))
          .forEach(name -> bring(name, stream));
      enqueue(stream);
      for (Door door : inside.outputs()) {
        PinnedMemory memory = pinned(door.name());
        gpu.download(memory.address(), address(door.name()), memory.bytes().capacity(), stream);
      }
      gpu.synchronize(stream);
    }

    @Override
    public FloatBuffer output(String name) {
      return pinned(name).bytes().asFloatBuffer();
    }

    @Override
    public long[] shape(String output) {
      return inside.shape(output);
    }

    @Override
    public void close() {
      gpu.use(gpu());
      device.values().forEach(gpu::free);
      host.values().forEach(gpu::unpin);
      gpu.closeStream(stream);
      gpu.unload(module);
      inside.close();
    }
  }
}

package kukla.inference.cuda.driver;

import static org.bytedeco.cuda.global.cudart.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.CudaFailure;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.GpuMemory;
import kukla.inference.cuda.Grid;
import kukla.inference.cuda.PinnedMemory;
import org.bytedeco.cuda.cudart.CUDA_MEMCPY2D_v2;
import org.bytedeco.cuda.cudart.CUarray_st;
import org.bytedeco.cuda.cudart.CUctx_st;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUgraphicsResource_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * CUDA's driver API through JavaCPP. It works in the primary context of each GPU, which TensorRT
 * and the runtime API use too. Any thread; the contexts live as long as the process.
 */
public final class DriverCuda implements Cuda {
  private static final int GL_TEXTURE_2D = 0x0DE1;
  private static final int ARGUMENT_BYTES = 8;
  private static final int NAME_BYTES = 256;
  private static final int MOST_DRAWING = 16;

  private final Map<Integer, CUctx_st> contexts = new HashMap<>();
  private final ThreadLocal<Integer> used = new ThreadLocal<>();
  private final List<Gpu> gpus;

  private DriverCuda() {
    check("looking for GPUs", "cuInit", cuInit(0));
    gpus = found();
  }

  /**
   * Starts CUDA. NVIDIA's libraries must be loaded already, or lie where the system looks for them.
   *
   * @throws Fault when there is no driver, no library or no GPU
   */
  static DriverCuda start() {
    return new DriverCuda();
  }

  private static List<Gpu> found() {
    String doing = "looking for GPUs";
    int[] count = new int[1];
    check(doing, "cuDeviceGetCount", cuDeviceGetCount(count));
    List<Gpu> found = new ArrayList<>();
    for (int i = 0; i < count[0]; i++) {
      int[] device = new int[1];
      int[] major = new int[1];
      int[] minor = new int[1];
      byte[] name = new byte[NAME_BYTES];
      check(doing, "cuDeviceGet", cuDeviceGet(device, i));
      check(doing, "cuDeviceGetName", cuDeviceGetName(name, name.length, device[0]));
      check(
          doing,
          "cuDeviceGetAttribute",
          cuDeviceGetAttribute(major, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device[0]));
      check(
          doing,
          "cuDeviceGetAttribute",
          cuDeviceGetAttribute(minor, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device[0]));
      try (SizeTPointer bytes = new SizeTPointer(1)) {
        check(doing, "cuDeviceTotalMem", cuDeviceTotalMem(bytes, device[0]));
        found.add(new Gpu(i, NativeText.of(name), major[0], minor[0], bytes.get()));
      }
    }
    return List.copyOf(found);
  }

  private static void check(String doing, String call, int code) {
    if (code != CUDA_SUCCESS) {
      throw new CudaFailure(call, code, ErrorNames.of(code)).fault(doing);
    }
  }

  @Override
  public List<Gpu> gpus() {
    return gpus;
  }

  @Override
  public int driverVersion() {
    int[] version = new int[1];
    check("asking for the driver's version", "cuDriverGetVersion", cuDriverGetVersion(version));
    return version[0];
  }

  @Override
  public void use(Gpu gpu) {
    Integer before = used.get();
    if (before != null && before == gpu.index()) {
      return;
    }
    check("starting to work on " + gpu.name(), "cuCtxSetCurrent", cuCtxSetCurrent(context(gpu)));
    used.set(gpu.index());
  }

  private synchronized CUctx_st context(Gpu gpu) {
    CUctx_st known = contexts.get(gpu.index());
    if (known == null) {
      String doing = "starting to work on " + gpu.name();
      int[] device = new int[1];
      check(doing, "cuDeviceGet", cuDeviceGet(device, gpu.index()));
      known = new CUctx_st();
      check(doing, "cuDevicePrimaryCtxRetain", cuDevicePrimaryCtxRetain(known, device[0]));
      contexts.put(gpu.index(), known);
    }
    return known;
  }

  @Override
  public GpuMemory memory() {
    try (SizeTPointer free = new SizeTPointer(1);
        SizeTPointer total = new SizeTPointer(1)) {
      check("asking for free GPU memory", "cuMemGetInfo", cuMemGetInfo(free, total));
      return new GpuMemory(free.get(), total.get());
    }
  }

  @Override
  public void synchronize() {
    check("waiting for the GPU", "cuCtxSynchronize", cuCtxSynchronize());
  }

  @Override
  public long allocate(long bytes) {
    long[] address = new long[1];
    check(
        "taking %d bytes of GPU memory".formatted(bytes), "cuMemAlloc", cuMemAlloc(address, bytes));
    return address[0];
  }

  @Override
  public void free(long address) {
    check("giving GPU memory back", "cuMemFree", cuMemFree(address));
  }

  @Override
  public PinnedMemory pin(long bytes) {
    int size = Math.toIntExact(bytes);
    Pointer pinned = new Pointer();
    check(
        "pinning %d bytes of memory".formatted(bytes),
        "cuMemHostAlloc",
        cuMemHostAlloc(pinned, bytes, 0));
    ByteBuffer buffer = new BytePointer(pinned).capacity(size).asByteBuffer();
    return new PinnedMemory(pinned.address(), buffer.order(ByteOrder.nativeOrder()));
  }

  @Override
  public void unpin(PinnedMemory memory) {
    check(
        "giving pinned memory back", "cuMemFreeHost", cuMemFreeHost(Address.of(memory.address())));
  }

  @Override
  public void upload(long to, long from, long bytes, long stream) {
    check(
        "copying to the GPU",
        "cuMemcpyHtoDAsync",
        cuMemcpyHtoDAsync(to, Address.of(from), bytes, Address.stream(stream)));
  }

  @Override
  public void download(long to, long from, long bytes, long stream) {
    check(
        "copying from the GPU",
        "cuMemcpyDtoHAsync",
        cuMemcpyDtoHAsync(Address.of(to), from, bytes, Address.stream(stream)));
  }

  @Override
  public void copy(long to, long from, long bytes, long stream) {
    check(
        "copying on the GPU",
        "cuMemcpyDtoDAsync",
        cuMemcpyDtoDAsync(to, from, bytes, Address.stream(stream)));
  }

  @Override
  public void fill(long address, byte value, long bytes, long stream) {
    check(
        "clearing GPU memory",
        "cuMemsetD8Async",
        cuMemsetD8Async(address, value, bytes, Address.stream(stream)));
  }

  @Override
  public long openStream() {
    CUstream_st stream = new CUstream_st();
    check("opening a GPU stream", "cuStreamCreate", cuStreamCreate(stream, CU_STREAM_NON_BLOCKING));
    return stream.address();
  }

  @Override
  public void closeStream(long stream) {
    check("closing a GPU stream", "cuStreamDestroy", cuStreamDestroy(Address.stream(stream)));
  }

  @Override
  public void synchronize(long stream) {
    check(
        "waiting for the GPU", "cuStreamSynchronize", cuStreamSynchronize(Address.stream(stream)));
  }

  @Override
  public boolean isDone(long stream) {
    int code = cuStreamQuery(Address.stream(stream));
    return isReady("cuStreamQuery", code);
  }

  private static boolean isReady(String call, int code) {
    if (code == CUDA_ERROR_NOT_READY) {
      return false;
    }
    check("asking how far the GPU is", call, code);
    return true;
  }

  @Override
  public long openEvent(boolean timed) {
    CUevent_st event = new CUevent_st();
    int flags = timed ? 0 : CU_EVENT_DISABLE_TIMING;
    check("opening a GPU event", "cuEventCreate", cuEventCreate(event, flags));
    return event.address();
  }

  @Override
  public void closeEvent(long event) {
    check("closing a GPU event", "cuEventDestroy", cuEventDestroy(Address.event(event)));
  }

  @Override
  public void record(long event, long stream) {
    check(
        "marking a GPU stream",
        "cuEventRecord",
        cuEventRecord(Address.event(event), Address.stream(stream)));
  }

  @Override
  public void waitFor(long stream, long event) {
    check(
        "ordering GPU streams",
        "cuStreamWaitEvent",
        cuStreamWaitEvent(Address.stream(stream), Address.event(event), 0));
  }

  @Override
  public boolean isReached(long event) {
    return isReady("cuEventQuery", cuEventQuery(Address.askedEvent(event)));
  }

  @Override
  public void await(long event) {
    check("waiting for the GPU", "cuEventSynchronize", cuEventSynchronize(Address.event(event)));
  }

  @Override
  public float milliseconds(long begin, long end) {
    float[] milliseconds = new float[1];
    check(
        "timing the GPU",
        "cuEventElapsedTime",
        cuEventElapsedTime(milliseconds, Address.event(begin), Address.event(end)));
    return milliseconds[0];
  }

  @Override
  public void beginCapture(long stream) {
    check(
        "capturing a CUDA graph",
        "cuStreamBeginCapture",
        cuStreamBeginCapture(Address.stream(stream), CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
  }

  @Override
  public long endCapture(long stream) {
    CUgraph_st graph = new CUgraph_st();
    check(
        "capturing a CUDA graph",
        "cuStreamEndCapture",
        cuStreamEndCapture(Address.stream(stream), graph));
    return graph.address();
  }

  @Override
  public long instantiate(long graph) {
    CUgraphExec_st executable = new CUgraphExec_st();
    check(
        "readying a CUDA graph",
        "cuGraphInstantiate",
        cuGraphInstantiate(executable, Address.graph(graph), 0));
    return executable.address();
  }

  @Override
  public void launch(long executable, long stream) {
    check(
        "launching a CUDA graph",
        "cuGraphLaunch",
        cuGraphLaunch(Address.executable(executable), Address.stream(stream)));
  }

  @Override
  public void closeGraph(long graph) {
    check("closing a CUDA graph", "cuGraphDestroy", cuGraphDestroy(Address.graph(graph)));
  }

  @Override
  public void closeExecutable(long executable) {
    check(
        "closing a CUDA graph",
        "cuGraphExecDestroy",
        cuGraphExecDestroy(Address.executable(executable)));
  }

  @Override
  public long load(byte[] image) {
    CUmod_st module = new CUmod_st();
    try (BytePointer code = new BytePointer(image)) {
      check("loading CUDA kernels", "cuModuleLoadData", cuModuleLoadData(module, code));
    }
    return module.address();
  }

  @Override
  public void unload(long module) {
    check(
        "unloading CUDA kernels",
        "cuModuleUnload",
        cuModuleUnload(new CUmod_st(Address.of(module))));
  }

  @Override
  public long kernel(long module, String name) {
    CUfunc_st kernel = new CUfunc_st();
    check(
        "finding the CUDA kernel " + name,
        "cuModuleGetFunction",
        cuModuleGetFunction(kernel, new CUmod_st(Address.of(module)), name));
    return kernel.address();
  }

  @Override
  public void launch(long kernel, Grid grid, long stream, List<? extends Number> arguments) {
    int count = arguments.size();
    try (BytePointer values = new BytePointer((long) Math.max(1, count) * ARGUMENT_BYTES);
        PointerPointer<Pointer> places = new PointerPointer<>(Math.max(1, count))) {
      for (int i = 0; i < count; i++) {
        long place = (long) i * ARGUMENT_BYTES;
        put(values, place, arguments.get(i));
        places.put(i, Address.of(values.address() + place));
      }
      check(
          "running a CUDA kernel",
          "cuLaunchKernel",
          cuLaunchKernel(
              new CUfunc_st(Address.of(kernel)),
              grid.blocksX(),
              grid.blocksY(),
              grid.blocksZ(),
              grid.threadsX(),
              grid.threadsY(),
              1,
              0,
              Address.stream(stream),
              places,
              (PointerPointer<?>) null));
    }
  }

  private static void put(BytePointer values, long place, Number argument) {
    if (argument instanceof Long number) {
      values.putLong(place, number);
    } else if (argument instanceof Integer number) {
      values.putInt(place, number);
    } else if (argument instanceof Float number) {
      values.putFloat(place, number);
    } else {
      throw new IllegalArgumentException("expected Long, Integer or Float, found " + argument);
    }
  }

  @Override
  public long registerTexture(int texture) {
    refuseOthersTexture();
    CUgraphicsResource_st resource = new CUgraphicsResource_st();
    check(
        "sharing a texture with the GPU's CUDA side",
        "cuGraphicsGLRegisterImage",
        cuGraphicsGLRegisterImage(
            resource, texture, GL_TEXTURE_2D, CU_GRAPHICS_REGISTER_FLAGS_WRITE_DISCARD));
    return resource.address();
  }

  /**
   * OpenGL may draw with another GPU, or with none: asked first, since registering may not tell.
   */
  private void refuseOthersTexture() {
    String doing = "sharing a texture with the GPU's CUDA side";
    int[] count = new int[1];
    int[] devices = new int[MOST_DRAWING];
    check(
        doing,
        "cuGLGetDevices",
        cuGLGetDevices(count, devices, devices.length, CU_GL_DEVICE_LIST_ALL));
    int[] own = new int[1];
    check(doing, "cuCtxGetDevice", cuCtxGetDevice(own));
    for (int i = 0; i < Math.min(count[0], devices.length); i++) {
      if (devices[i] == own[0]) {
        return;
      }
    }
    throw new Fault(
        doing
            + ": expected OpenGL to draw with the same GPU, found another; pictures go over the host");
  }

  @Override
  public void mapTexture(long resource, long stream) {
    check(
        "taking a texture from OpenGL",
        "cuGraphicsMapResources",
        cuGraphicsMapResources(1, resource(resource), Address.stream(stream)));
  }

  @Override
  public void copyToTexture(
      long resource, long from, long pitch, long rowBytes, int rows, long stream) {
    String doing = "copying into a texture";
    CUarray_st array = new CUarray_st();
    check(
        doing,
        "cuGraphicsSubResourceGetMappedArray",
        cuGraphicsSubResourceGetMappedArray(array, resource(resource), 0, 0));
    try (CUDA_MEMCPY2D_v2 copy = new CUDA_MEMCPY2D_v2()) {
      Pointer.memset(copy, 0, copy.sizeof());
      copy.srcMemoryType(CU_MEMORYTYPE_DEVICE)
          .srcDevice(from)
          .srcPitch(pitch)
          .dstMemoryType(CU_MEMORYTYPE_ARRAY)
          .dstArray(array)
          .WidthInBytes(rowBytes)
          .Height(rows);
      check(doing, "cuMemcpy2DAsync", cuMemcpy2DAsync(copy, Address.stream(stream)));
    }
  }

  @Override
  public void unmapTexture(long resource, long stream) {
    check(
        "giving a texture to OpenGL",
        "cuGraphicsUnmapResources",
        cuGraphicsUnmapResources(1, resource(resource), Address.stream(stream)));
  }

  @Override
  public void unregisterTexture(long resource) {
    check(
        "no longer sharing a texture",
        "cuGraphicsUnregisterResource",
        cuGraphicsUnregisterResource(resource(resource)));
  }

  private static CUgraphicsResource_st resource(long number) {
    return new CUgraphicsResource_st(Address.of(number));
  }
}

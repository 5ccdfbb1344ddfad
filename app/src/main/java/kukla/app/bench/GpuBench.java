package kukla.app.bench;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import kukla.app.times.Durations;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.cuda.CountedCuda;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.engine.Engine;
import kukla.inference.geometry.Affine;
import kukla.inference.gpu.CanvasDownload;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.DeviceGround;
import kukla.inference.gpu.FrameGraph;
import kukla.inference.gpu.FrameParameters;
import kukla.inference.gpu.FrameSlot;
import kukla.inference.gpu.Packing;
import kukla.inference.gpu.Plate;
import kukla.inference.gpu.SharedTexture;
import kukla.inference.gpu.SquarePlace;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.DeviceMotion;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import org.jspecify.annotations.Nullable;

/**
 * One motion model on a GPU: its networks alone, and whole frames from a camera's buffer to texture
 * and host. One thread; a texture needs its context current.
 */
final class GpuBench {
  private static final int COMPARED = 16;
  private static final double GIGA = 1e9;
  private static final double NANOS_A_MILLISECOND = 1e6;
  private static final long PATIENCE = 10_000_000_000L;

  private final Cuda cuda;
  private final Gpu gpu;
  private final MotionModel model;
  private final DeviceMotion motion;
  private final MovingPicture square;
  private final int width;
  private final int height;
  private final Image[] cameras = new Image[4];
  private final Keypoints own;

  private GpuBench(MotionModel model, int width, int height) {
    DeviceMotion onDevice = model.onDevice();
    if (onDevice == null) {
      throw new Fault(
          "measuring on a GPU: expected networks there, found an engine of the CPU; run kukla"
              + " doctor");
    }
    cuda = onDevice.generator().cuda();
    gpu = onDevice.generator().gpu();
    cuda.use(gpu);
    this.model = model;
    this.width = width;
    this.height = height;
    motion = onDevice;
    square = new MovingPicture(model.side());
    MovingPicture camera = new MovingPicture(width, height);
    for (int i = 0; i < cameras.length; i++) {
      cameras[i] = Image.allocate(width, height, ChannelOrder.RGB);
      camera.at(7 * i).copyTo(cameras[i]);
    }
    own = model.source(square.at(0));
    model.generate(own, model.newImage());
  }

  /**
   * Measures.
   *
   * @param engine whose sessions lie on the GPU
   * @param reference computes in FP32 what it should
   * @param kernels makes the code of the kernels
   * @param texture OpenGL's name of a texture of the camera's size, 0 without OpenGL
   * @param width of the camera's picture and of the finished one
   */
  static GpuFigures run(
      ModelFolder folder,
      Engine engine,
      Engine reference,
      Function<Gpu, byte[]> kernels,
      int texture,
      int width,
      int height,
      int warmUp,
      int frames) {
    long started = System.nanoTime();
    GpuFigures figures;
    GpuBench bench;
    try (MotionModel model = MotionModel.open(folder, engine)) {
      double openSeconds = (System.nanoTime() - started) / GIGA;
      bench = new GpuBench(model, width, height);
      double warmSeconds = (System.nanoTime() - started) / GIGA;
      Gpu gpu = bench.gpu;
      byte[] code = kernels.apply(gpu);
      Durations step = bench.step(warmUp, frames);
      try (FrameGraph graph = new FrameGraph(bench.motion, code, width, height);
          DeviceGround ground = bench.ground(graph);
          Progress progress = new Progress("frames on " + gpu.name(), warmUp + frames)) {
        Way way = bench.frames(graph, ground, texture, warmUp, frames, progress);
        double framesPerSecond = bench.throughput(graph, ground, frames);
        long memory = bench.cuda.memory().usedBytes();
        double apart = bench.apart(folder, reference);
        figures =
            new GpuFigures(
                folder.card().name(),
                gpu.toString(),
                bench.cuda.driverVersion(),
                engine.name(),
                EngineBench.gmac(folder),
                openSeconds,
                warmSeconds,
                step,
                way.toTexture,
                way.toHost,
                framesPerSecond,
                memory,
                way.uploads,
                way.shares ? 0.0 : null,
                way.downloads,
                apart);
      }
    }
    return figures.withoutMemory(bench.cuda.memory().usedBytes()); // of others, and of CUDA itself
  }

  /** Keypoints and generator alone, as a graph of their own, by the GPU's clock. */
  private Durations step(int warmUp, int frames) {
    long stream = cuda.openStream();
    long begin = cuda.openEvent(true);
    long end = cuda.openEvent(true);
    cuda.beginCapture(stream);
    motion.keypoints().enqueue(stream);
    motion.generator().enqueue(stream);
    long graph = cuda.endCapture(stream);
    long ready = cuda.instantiate(graph);
    cuda.closeGraph(graph);
    Durations durations = new Durations();
    for (int i = 0; i < warmUp + frames; i++) {
      cuda.record(begin, stream);
      cuda.launch(ready, stream);
      cuda.record(end, stream);
      cuda.await(end);
      if (i >= warmUp) {
        durations.record((long) (cuda.milliseconds(begin, end) * NANOS_A_MILLISECOND));
      }
    }
    cuda.closeExecutable(ready);
    cuda.closeEvent(begin);
    cuda.closeEvent(end);
    cuda.closeStream(stream);
    return durations;
  }

  private DeviceGround ground(FrameGraph graph) {
    int side = Math.min(width, height);
    Image painting = Image.allocate(width, height, ChannelOrder.RGBA);
    SquarePlace place =
        SquarePlace.of(
            Affine.scale(side / (double) model.side(), side / (double) model.side()),
            model.side(),
            width,
            height,
            Affine.IDENTITY,
            0.12);
    return new DeviceGround(graph, painting, place);
  }

  private FrameSlot submit(FrameGraph graph, DeviceGround ground, int i, DeviceCanvas canvas) {
    Image camera = cameras[i % cameras.length];
    double scale = Math.min(width, height) / (double) model.side();
    FrameSlot slot = graph.begin(camera.pixels().capacity());
    slot.picture(camera);
    slot.parameters()
        .crop(new Affine(scale, 0, (width - height) / 2.0, 0, scale, 0), true)
        .source(own)
        .initial(own)
        .motion(FrameParameters.Mode.RELATIVE, 1, 1);
    graph.submit(slot, canvas, ground, new Plate(width - 80, height - 60, 60, 40));
    return slot;
  }

  /** What one frame after the other took. */
  private static final class Way {
    final Durations toTexture = new Durations();
    final Durations toHost = new Durations();
    double uploads;
    double downloads;
    boolean shares;
  }

  private Way frames(
      FrameGraph graph,
      DeviceGround ground,
      int texture,
      int warmUp,
      int frames,
      Progress progress) {
    Way way = new Way();
    CountedCuda downloads = new CountedCuda(cuda);
    DeviceCanvas canvas = graph.canvas();
    long stream = cuda.openStream();
    long packed = cuda.allocate(Packing.YUYV.bytes(width, height));
    SharedTexture shared = texture == 0 ? null : shared(texture);
    way.shares = shared != null;
    long uploaded = graph.copies().uploads();
    try (CanvasDownload download = new CanvasDownload(downloads, gpu, width, height)) {
      for (int i = 0; i < warmUp + frames; i++) {
        long started = System.nanoTime();
        submit(graph, ground, i, canvas);
        if (shared != null) {
          canvas.read(stream, from -> shared.show(from, width, height, stream));
          cuda.synchronize(stream);
        }
        long shown = System.nanoTime();
        canvas.read(
            stream,
            from -> {
              canvas.pack(from, packed, stream);
              download.start(packed, Packing.YUYV, stream, 0, 0);
            });
        download.collect((yuyv, packing, sequence, nanos) -> {}, PATIENCE);
        if (i >= warmUp) {
          way.toHost.record(System.nanoTime() - started);
          if (shared != null) {
            way.toTexture.record(shown - started);
          }
        }
        progress.step();
      }
      graph.finish();
    } finally {
      if (shared != null) {
        shared.close();
      }
      cuda.free(packed);
      cuda.closeStream(stream);
    }
    way.uploads = (graph.copies().uploads() - uploaded) / (double) (warmUp + frames);
    way.downloads = downloads.copies().downloads() / (double) (warmUp + frames);
    return way;
  }

  private @Nullable SharedTexture shared(int texture) {
    try {
      return new SharedTexture(cuda, texture);
    } catch (Fault e) {
      return null; // OpenGL draws with something else
    }
  }

  /** Frames a second where a frame is given before the one before it is done. */
  private double throughput(FrameGraph graph, DeviceGround ground, int frames) {
    List<DeviceCanvas> canvases = Stream.generate(graph::canvas).limit(3).toList();
    long started = System.nanoTime();
    for (int i = 0; i < frames; i++) {
      submit(graph, ground, i, canvases.get(i % canvases.size()));
    }
    graph.finish();
    return frames * GIGA / (System.nanoTime() - started);
  }

  /** Mean absolute difference of pictures from those of FP32, in levels of 255. */
  private double apart(ModelFolder folder, Engine reference) {
    Image found = model.newImage();
    Image expected = model.newImage();
    long sum = 0;
    try (MotionModel exact = MotionModel.open(folder, reference)) {
      exact.source(square.at(0));
      model.source(square.at(0));
      for (int i = 1; i <= COMPARED; i++) {
        Image driving = square.at(3 * i);
        model.generate(model.keypoints(driving), found);
        exact.generate(exact.keypoints(driving), expected);
        for (int at = 0; at < found.pixels().capacity(); at++) {
          int a = found.pixels().get(at) & 0xff;
          int b = expected.pixels().get(at) & 0xff;
          sum += Math.abs(a - b);
        }
      }
    }
    return sum / (double) COMPARED / found.pixels().capacity();
  }
}

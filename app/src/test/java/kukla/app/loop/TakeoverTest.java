package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import kukla.app.settings.Settings;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.reenact.MotionSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A (simulated) GPU that breaks in the middle of a show: its portraits, the placeholder, portraits
 * of the CPU, in this order, and never the camera's picture.
 */
@Tag("gl")
@Timeout(120)
class TakeoverTest {
  private static final int WIDE = PlainPortrait.WIDE;
  private static final int HIGH = PlainPortrait.HIGH;

  /** Mean difference of a portrait from its plain painting, levels; the camera's is far above. */
  private static final double ALIKE = 20;

  private enum Seen {
    PORTRAIT,
    PLACEHOLDER,
    SOMETHING_ELSE
  }

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final LoopStage stage = new LoopStage();
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final List<String> told = stage.told;
  private final List<Seen> seen = new ArrayList<>();

  private static double distance(ByteBuffer rgba, int red, int green, int blue) {
    int[] colour = {red, green, blue};
    long away = 0;
    for (int i = 0; i < WIDE * HIGH; i++) {
      for (int c = 0; c < 3; c++) {
        away += Math.abs((rgba.get(4 * i + c) & 0xff) - colour[c]);
      }
    }
    return away / (3.0 * WIDE * HIGH);
  }

  /** Tells what left. */
  private final class Witness extends Onlooker {
    @Override
    public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
      Seen now =
          distance(rgba, LoopStage.CALM, LoopStage.CALM, LoopStage.CALM) < 5
              ? Seen.PLACEHOLDER
              : distance(rgba, PlainPortrait.RED, PlainPortrait.GREEN, PlainPortrait.BLUE) < ALIKE
                  ? Seen.PORTRAIT
                  : Seen.SOMETHING_ELSE;
      if (seen.isEmpty() || seen.get(seen.size() - 1) != now) {
        seen.add(now);
      }
    }
  }

  private Performance open(Settings wanted) {
    opened.add(wanted.engine());
    gpu.lag(3); // frames are under way for a while
    return wanted.engine().equals("auto")
        ? PlainPortrait.onDevice(gpu, told::add)
        : PlainPortrait.on(wanted.engine(), OnnxEngine.load());
  }

  /** Something happens once portraits leave and another engine stands ready. */
  private final class Turns implements BooleanSupplier {
    private final Runnable happens;
    private boolean happened;
    private long portraits;

    Turns(Runnable happens) {
      this.happens = happens;
    }

    @Override
    public boolean getAsBoolean() {
      boolean portrait = !seen.isEmpty() && seen.get(seen.size() - 1) == Seen.PORTRAIT;
      if (!happened && portrait && stage.count.portraits() > 5 && opened.size() > 1) {
        assertThat(told).as("no trouble so far").isEmpty();
        happened = true;
        happens.run();
        seen.clear();
        seen.add(Seen.PORTRAIT);
      }
      if (!happened || told.isEmpty() || !portrait) {
        return false;
      }
      portraits = portraits == 0 ? stage.count.portraits() : portraits;
      return stage.count.portraits() > portraits + 5;
    }
  }

  private void takesOverWhen(Runnable happens, String error) throws InterruptedException {
    stage.play(
        this::open,
        "motion-lite",
        () -> MotionSettings.DEFAULT,
        List.of("tensorrt", "torch", "onnx"),
        (loop, inference, programme, sinks) -> {
          sinks.add(new Witness());
          loop.run(new Turns(happens));
          assertThat(inference.engine()).isEqualTo("torch");
        });
    assertThat(seen).containsExactly(Seen.PORTRAIT, Seen.PLACEHOLDER, Seen.PORTRAIT);
    assertThat(opened).as("it stood ready").containsExactly("auto", "torch");
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).startsWith("torch takes over").contains(error);
    assertThat(told.get(1))
        .matches("torch took over: \\d+ ms without portraits, the placeholder after \\d+");
  }

  @Test
  void whereItIsLost() throws InterruptedException {
    takesOverWhen(gpu::lose, "CUDA_ERROR_LAUNCH_FAILED");
  }

  @Test
  void whereItHasNoMemoryLeft() throws InterruptedException {
    takesOverWhen(() -> gpu.fail("launch", "CUDA_ERROR_OUT_OF_MEMORY"), "CUDA_ERROR_OUT_OF_MEMORY");
  }

  @Test
  void whereItsPicturesDoNotArrive() throws InterruptedException {
    takesOverWhen(
        () -> gpu.fail("download", "CUDA_ERROR_OUT_OF_MEMORY"), "CUDA_ERROR_OUT_OF_MEMORY");
  }
}

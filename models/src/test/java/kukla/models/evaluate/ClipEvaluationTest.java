package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.ClipFormat;
import kukla.media.ClipWriter;
import kukla.media.FrameRate;
import kukla.models.judge.JudgeFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shared")
class ClipEvaluationTest {
  private static final Path SHARED = Path.of(System.getProperty("kukla.shared", "../../shared"));
  private static final Path SPEAKER = SHARED.resolve("grid-s1/bbaz4n.mpg");

  private static JudgeBench judges;

  @TempDir Path cache;

  @BeforeAll
  static void open() {
    judges =
        new JudgeBench(
            new JudgeFolder(SHARED.resolve("models")),
            SHARED.resolve("perceptual/squeezenet11-features.safetensors"));
  }

  @AfterAll
  static void close() {
    judges.close();
  }

  /** Shows the driver itself, or the first frame for ever. */
  private static final class Pretender implements Reconstruction {
    private final boolean perfect;
    private final Image shown = Image.allocate(256, 256, ChannelOrder.RGB);

    Pretender(boolean perfect) {
      this.perfect = perfect;
    }

    @Override
    public int side() {
      return 256;
    }

    @Override
    public void source(Image first) {
      new PictureSampler().resize(first, shown);
    }

    @Override
    public Image reconstruct(Image driving) {
      return perfect ? driving : shown;
    }
  }

  private Figures evaluate(boolean perfect, int every, Gallery gallery) {
    return new ClipEvaluation(
            new Pretender(perfect), judges, new JudgedClips(cache), every, Long.MAX_VALUE)
        .evaluate(SPEAKER, gallery)
        .figures();
  }

  @Test
  void aPerfectModelAndTheUnmovedFrameGetWhatTheyDeserve() throws IOException {
    Gallery gallery = new Gallery();
    Figures perfect = evaluate(true, 5, gallery);
    assertThat(perfect.get(Figure.L1)).isZero();
    assertThat(perfect.get(Figure.SSIM)).isCloseTo(1, within(1e-4));
    assertThat(perfect.get(Figure.PERCEPTUAL)).isZero();
    assertThat(perfect.get(Figure.PERCEPTUAL_UNMOVED)).isBetween(0.05, 5.0);
    assertThat(perfect.get(Figure.AKD)).isLessThan(1e-4);
    assertThat(perfect.get(Figure.AED)).isLessThan(1e-4);
    assertThat(perfect.get(Figure.AKD_UNMOVED)).isBetween(0.3, 10.0);
    assertThat(perfect.get(Figure.MOUTH_R)).isCloseTo(1, within(1e-6));
    // of a driver who holds still, jitter is measured although frames are passed over
    assertThat(perfect.get(Figure.JITTER)).isLessThan(1e-4);
    assertThat(perfect.get(Figure.JITTER_UNMOVED)).isBetween(0.01, 1.0);
    assertThat(gallery.samples()).hasSize(Gallery.SAMPLES);
    assertThat(gallery.samples().get(3).driver().getRGB(128, 128))
        .isEqualTo(gallery.samples().get(3).output().getRGB(128, 128))
        .isNotEqualTo(0xff000000);

    // the second time, the driver's testimony comes from the cache
    try (Stream<Path> kept = Files.list(cache)) {
      assertThat(kept).hasSize(1);
    }
    Figures unmoved = evaluate(false, 5, new Gallery());
    assertThat(unmoved.get(Figure.L1)).isEqualTo(unmoved.get(Figure.L1_UNMOVED));
    assertThat(unmoved.get(Figure.AKD))
        .isCloseTo(unmoved.get(Figure.AKD_UNMOVED), within(1e-5))
        .isCloseTo(perfect.get(Figure.AKD_UNMOVED), within(1e-5));
    assertThat(unmoved.get(Figure.MOUTH_R)).isZero();
    assertThat(unmoved.get(Figure.PERCEPTUAL))
        .isCloseTo(unmoved.get(Figure.PERCEPTUAL_UNMOVED), within(1e-6));
    assertThat(unmoved.get(Figure.JITTER))
        .isCloseTo(unmoved.get(Figure.JITTER_UNMOVED), within(1e-6));
  }

  @Test
  void whatCannotBeMeasuredIsAFault() {
    ClipEvaluation evaluation =
        new ClipEvaluation(new Pretender(true), judges, new JudgedClips(cache), 50, 3);
    assertThatThrownBy(() -> evaluation.evaluate(SHARED.resolve("none.mp4"), new Gallery()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("none.mp4");
    // the first frame alone says nothing: there, not moving at all is perfect
    assertThatThrownBy(() -> evaluation.evaluate(SPEAKER, new Gallery()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("beside the first one")
        .hasMessageContaining("--every");
    assertThatThrownBy(() -> evaluation.evaluate(grey(), new Gallery()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a face");
  }

  private Path grey() {
    Path clip = cache.resolve("grey.mp4");
    Image picture = Image.allocate(64, 64, ChannelOrder.RGB);
    try (ClipWriter writer = ClipWriter.open(clip, ClipFormat.of(64, 64, new FrameRate(25, 1)))) {
      writer.write(picture);
      writer.write(picture);
      writer.finish();
    }
    return clip;
  }
}

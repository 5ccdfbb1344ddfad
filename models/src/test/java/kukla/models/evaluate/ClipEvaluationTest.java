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
import kukla.models.judge.FaceWitness;
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

  private static FaceWitness witness;

  @TempDir Path cache;

  @BeforeAll
  static void open() {
    witness = new FaceWitness(new JudgeFolder(SHARED.resolve("models")));
  }

  @AfterAll
  static void close() {
    witness.close();
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

  private Figures evaluate(boolean perfect, Image sheet) {
    return new ClipEvaluation(
            new Pretender(perfect), witness, new JudgedClips(cache), 5, Long.MAX_VALUE)
        .evaluate(SPEAKER, new SheetRow(sheet, 0))
        .figures();
  }

  private static Image sheet() {
    return Image.allocate(2 * SheetRow.PAIRS * SheetRow.SIDE, SheetRow.SIDE, ChannelOrder.RGB);
  }

  @Test
  void aPerfectModelAndTheUnmovedFrameGetWhatTheyDeserve() throws IOException {
    Image sheet = sheet();
    Figures perfect = evaluate(true, sheet);
    assertThat(perfect.get(Figure.L1)).isZero();
    assertThat(perfect.get(Figure.AKD)).isLessThan(1e-4);
    assertThat(perfect.get(Figure.AED)).isLessThan(1e-4);
    assertThat(perfect.get(Figure.AKD_UNMOVED)).isBetween(0.3, 10.0);
    assertThat(perfect.get(Figure.MOUTH_R)).isCloseTo(1, within(1e-6));
    // the last pair: driver and output alike, neither black
    int last = (SheetRow.SIDE / 2) * sheet.stride() + sheet.stride() - 3 * SheetRow.SIDE / 2;
    assertThat(sheet.pixels().get(last))
        .isEqualTo(sheet.pixels().get(last - 3 * SheetRow.SIDE))
        .isNotZero();

    // the second time, the driver's testimony comes from the cache
    try (Stream<Path> kept = Files.list(cache)) {
      assertThat(kept).hasSize(1);
    }
    Figures unmoved = evaluate(false, sheet());
    assertThat(unmoved.get(Figure.L1)).isEqualTo(unmoved.get(Figure.L1_UNMOVED));
    assertThat(unmoved.get(Figure.AKD))
        .isCloseTo(unmoved.get(Figure.AKD_UNMOVED), within(1e-5))
        .isCloseTo(perfect.get(Figure.AKD_UNMOVED), within(1e-5));
    assertThat(unmoved.get(Figure.MOUTH_R)).isZero();
  }

  @Test
  void aClipWithoutAFaceIsAFault() {
    ClipEvaluation evaluation =
        new ClipEvaluation(new Pretender(true), witness, new JudgedClips(cache), 50, 1);
    assertThatThrownBy(
            () -> evaluation.evaluate(SHARED.resolve("none.mp4"), new SheetRow(sheet(), 0)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("none.mp4");
  }
}

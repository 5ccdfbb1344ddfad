package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Optional;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.evaluate.JudgedFrame.Likeness;
import kukla.models.judge.FaceWitness.Testimony;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final Image BLACK = Image.allocate(16, 16, ChannelOrder.RGB);

  private static JudgedFrame judged(int index, double akd, boolean lost) {
    Optional<Testimony> output =
        lost ? Optional.empty() : Optional.of(FigureTallyTest.face(0.2, 0.3, akd, 0));
    return new JudgedFrame(
        index,
        Optional.of(FigureTallyTest.face(0.2, 0.3, 0, 0)),
        output,
        Likeness.UNKNOWN,
        Likeness.UNKNOWN);
  }

  @Test
  void keepsTheWorstOfDifferentMoments() {
    Gallery gallery = new Gallery();
    gallery.source(BLACK, 200);
    for (int i = 0; i < 200; i++) {
      double akd = i == 50 ? 9 : i == 51 ? 8 : i == 120 ? 7 : 0.001 * i;
      gallery.offer(judged(i, akd, i == 180), BLACK, BLACK);
    }
    assertThat(gallery.worst()).hasSize(Gallery.WORST);
    assertThat(gallery.worst().subList(0, 3))
        .extracting(Gallery.Shown::index)
        .containsExactly(180, 50, 120);
    assertThat(gallery.words(gallery.worst().get(0))).isEqualTo("frame 180, no face seen");
    assertThat(gallery.words(gallery.worst().get(1))).startsWith("frame 50, AKD 9.0");
    assertThat(gallery.samples()).hasSize(Gallery.SAMPLES);
    assertThat(gallery.samples().get(0).index()).isBetween(10, 20);
    assertThat(gallery.samples().get(5).index()).isBetween(180, 190);
  }

  @Test
  void theErrorIsFourTimesTheDifferenceAtMostWhite() {
    BufferedImage a = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    BufferedImage b = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    a.setRGB(0, 0, 0x0a1464);
    b.setRGB(0, 0, 0x0b0a00);
    assertThat(ContactSheet.error(a, b).getRGB(0, 0) & 0xffffff).isEqualTo(0x0428ff);
    assertThat(ContactSheet.error(a, b).getRGB(1, 0) & 0xffffff).isZero();
  }
}

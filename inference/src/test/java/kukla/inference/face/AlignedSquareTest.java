package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kukla.inference.geometry.Affine;
import org.junit.jupiter.api.Test;

final class AlignedSquareTest {
  /** Eyes at (±30, -20), mouth around (0, 40), everything else inside of ±50. */
  private static float[] face(Affine map) {
    float[] points = new float[136];
    for (int i = 0; i < 68; i++) {
      double x = i < 17 ? -50 + 100.0 * i / 16 : 0;
      double y = i < 17 ? 50 - 100.0 / 64 * (i - 8) * (i - 8) : 0;
      if (i >= 36 && i < 48) {
        x = i < 42 ? -30 : 30;
        y = -20;
      } else if (i >= 48) {
        y = 40;
      }
      points[2 * i] = (float) map.x(x, y);
      points[2 * i + 1] = (float) map.y(x, y);
    }
    return points;
  }

  private static Affine similarity(double radians, double scale, double x, double y) {
    double c = scale * Math.cos(radians);
    double s = scale * Math.sin(radians);
    return new Affine(c, -s, x, s, c, y);
  }

  @Test
  void turnsAndGrowsWithTheFace() {
    for (double turn : new double[] {-2.5, -0.7, 0, 0.3, 1.4}) {
      AlignedSquare square = AlignedSquare.around(face(similarity(turn, 2, 400, 300)), 0);
      assertThat(square.radians()).isCloseTo(turn, within(1e-3));
      assertThat(square.side()).isCloseTo(2 * 1.5 * 100, within(0.1));
      assertThat(square.centreX()).isCloseTo(400, within(0.1));
      assertThat(square.centreY()).isCloseTo(300, within(0.1));
    }
  }

  @Test
  void theCropShowsTheFaceUpright() {
    Affine map = similarity(0.6, 3, 500, 200);
    float[] points = face(map);
    Affine imageToCrop = AlignedSquare.around(points, 0).cropToImage(128).inverse();
    double leftEye = imageToCrop.y(points[2 * 42], points[2 * 42 + 1]);
    double rightEye = imageToCrop.y(points[2 * 36], points[2 * 36 + 1]);
    assertThat(leftEye).isCloseTo(rightEye, within(0.1));
    assertThat(imageToCrop.x(500, 200)).isCloseTo(64, within(0.1));
    assertThat(imageToCrop.y(500, 200)).isCloseTo(64, within(0.1));
  }

  @Test
  void aDetectorsBoxAndTheSquareGoBackAndForth() {
    FaceBox box = FaceBox.centred(100, 120, 80, 80);
    FaceBox again = AlignedSquare.of(box).box();
    assertThat(again.centreX()).isCloseTo(100, within(1e-9));
    assertThat(again.centreY()).isCloseTo(120, within(1e-9));
    assertThat(again.side()).isCloseTo(80, within(1e-9));
  }
}

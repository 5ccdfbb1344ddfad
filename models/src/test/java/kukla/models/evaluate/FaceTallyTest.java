package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import kukla.inference.face.FaceReading;
import kukla.inference.face.HeadPoseFit;
import kukla.models.judge.Landmarks;
import kukla.models.judge.MeshPoints;
import org.junit.jupiter.api.Test;

final class FaceTallyTest {
  /** A mesh of points anywhere; eyes are where they fall. */
  private static Landmarks mesh(long seed) {
    Random random = new Random(seed);
    float[] points = new float[2 * 468];
    for (int i = 0; i < points.length; i++) {
      points[i] = 100 + 200 * random.nextFloat();
    }
    return new Landmarks(points, new float[468]);
  }

  private static FaceReading read(Landmarks mesh, float off, double eyes, double mouth) {
    float[] points = MeshPoints.ibug(mesh);
    for (int i = 0; i < points.length; i += 2) {
      points[i] += i / 2 < MeshPoints.FIRST ? 1000 : off; // the jaw must not count
    }
    return new FaceReading(
        points, new float[68], HeadPoseFit.of(points, 0), eyes, eyes, mouth, 0, 0, 1);
  }

  private static double eyeDistance(Landmarks mesh) {
    float[] p = MeshPoints.ibug(mesh);
    double x = 0;
    double y = 0;
    for (int i = 36; i < 42; i++) {
      x += (p[2 * i] - p[2 * (i + 6)]) / 6;
      y += (p[2 * i + 1] - p[2 * (i + 6) + 1]) / 6;
    }
    return Math.hypot(x, y);
  }

  @Test
  void distancesAreSharesOfTheDistanceOfTheEyes() {
    Landmarks mesh = mesh(1);
    FaceTally tally = new FaceTally();
    tally.add(read(mesh, 7, 0.2, 0.3), mesh);
    tally.addWithoutFace();
    tally.addMissed();
    FaceFigures figures = tally.figures("clip.mp4");
    assertThat(figures.landmarks()).isCloseTo(7 / eyeDistance(mesh), within(1e-5));
    assertThat(figures.frames()).isEqualTo(3);
    assertThat(figures.framesWithoutFace()).isEqualTo(1);
    assertThat(figures.framesMissed()).isEqualTo(1);
    assertThat(figures.poseDegrees()).isCloseTo(0, within(1e-3));
    assertThat(figures.points()[20]).isCloseTo(7 / eyeDistance(mesh), within(1e-5));
    assertThat(figures.points()[3]).as("jaw, which no judge knows").isNaN();
  }

  @Test
  void opennessThatFollowsTheMeshCorrelates() {
    FaceTally tally = new FaceTally();
    for (int i = 0; i < 8; i++) {
      Landmarks mesh = mesh(i);
      tally.add(read(mesh, 0, 2 * Openings.eyes(mesh) + 1, -Openings.mouth(mesh)), mesh);
    }
    assertThat(tally.figures("c").blinkR()).isCloseTo(1, within(1e-6));
    assertThat(tally.figures("c").mouthR()).isCloseTo(-1, within(1e-6));
  }

  @Test
  void clipsCountAlikeAndAClipWithoutAFaceIsKnown() {
    FaceTally none = new FaceTally();
    none.addWithoutFace();
    assertThat(none.hasFace()).isFalse();
    Landmarks mesh = mesh(2);
    FaceTally a = new FaceTally();
    FaceTally b = new FaceTally();
    a.add(read(mesh, 2, 0.2, 0.3), mesh);
    for (int i = 0; i < 5; i++) {
      b.add(read(mesh, 4, 0.2, 0.3), mesh);
    }
    FaceFigures mean = FaceFigures.mean(List.of(a.figures("a"), b.figures("b")));
    assertThat(mean.landmarks()).isCloseTo(3 / eyeDistance(mesh), within(1e-5));
    assertThat(mean.blinkR()).isNaN();
    String json =
        new FaceReport("m", "onnx", 1, 2.5, List.of(a.figures("a")), List.of("left")).json();
    assertThat(json).contains("\"blink_r\" : null", "\"look_ms\" : 2.5", "\"left\"");
  }

  @Test
  void theTableHasEveryLandmarkOnce() {
    float[] numbered = new float[2 * 468];
    for (int i = 0; i < 468; i++) {
      numbered[2 * i] = i;
    }
    float[] points = MeshPoints.ibug(new Landmarks(numbered, new float[468]));
    assertThat(points).hasSize(136);
    assertThat(java.util.stream.IntStream.range(0, 68).mapToObj(i -> points[2 * i]).distinct())
        .hasSize(68);
  }
}

package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.data.MaskClass;
import kukla.models.weights.Half;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("shared")
@Tag("gl")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudioTest {
  private static final int SIZE = 96;
  private final HeadModel model = SharedHead.MODEL;

  @SuppressWarnings("NullAway.Init") // opened before the first test
  private Studio studio;

  @BeforeAll
  void open() {
    studio = new Studio(model, SharedHead.HAIRS, SIZE, SIZE / 2);
  }

  @AfterAll
  void close() {
    studio.close();
  }

  private Labels shoot(long seed, Moment moment, Image into) {
    Scene scene = Scene.of(seed);
    studio.furnish(scene);
    try (Actor actor = studio.actor(seed)) {
      return studio.shoot(actor, scene, moment, 0, into);
    }
  }

  private static Image picture() {
    return Image.allocate(SIZE, SIZE, ChannelOrder.RGB);
  }

  private Moment turned(float yaw) {
    return new Moment(new float[model.expressions.size()], yaw, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void sameSeedSamePicture() {
    Image a = picture();
    Image b = picture();
    Image other = picture();
    shoot(5, turned(0.2f), a);
    shoot(6, turned(0.2f), other);
    shoot(5, turned(0.2f), b);
    assertThat(a.pixels()).isEqualTo(b.pixels());
    assertThat(a.pixels()).isNotEqualTo(other.pixels());
  }

  @Test
  void labelsStayInThePictureAndInIbugOrder() {
    for (long seed = 0; seed < 8; seed++) {
      Performance acting = new Performance(model, seed, Performance.Energy.LIVELY, 10);
      for (int i = 0; i < 2; i++) {
        float[] p = shoot(seed, acting.at(2 + 4 * i), picture()).points();
        for (float coordinate : p) {
          assertThat(coordinate).isBetween(-0.5f, SIZE - 0.5f);
        }
      }
      float[] p = shoot(seed, turned(0), picture()).points();
      assertThat(p[0]).as("the person's right jaw is left in the picture").isLessThan(p[2 * 16]);
      assertThat(p[2 * 8 + 1]).as("chin below nose").isGreaterThan(p[2 * 30 + 1]);
      assertThat(p[2 * 36]).as("right eye, then left eye").isLessThan(p[2 * 45]);
      assertThat(p[2 * 37 + 1]).as("upper lid above lower").isLessThan(p[2 * 41 + 1]);
      assertThat(p[2 * 19 + 1]).as("brow above eye").isLessThan(p[2 * 37 + 1]);
      assertThat(p[2 * 48]).as("mouth corners").isLessThan(p[2 * 54]);
      assertThat(p[2 * 51 + 1]).as("upper lip above lower").isLessThan(p[2 * 57 + 1]);
    }
  }

  @Test
  void labelsAreWhereTheVerticesAreDrawn() {
    long seed = 4;
    Scene scene = Scene.of(seed);
    studio.furnish(scene);
    try (Actor actor = studio.actor(seed)) {
      Labels labels = studio.shoot(actor, scene, turned(0), 0, picture());
      View view = View.of(scene, 0).holding(model, actor.shape.world);
      float[] clip = new float[4];
      for (int i = 0; i < HeadModel.LANDMARKS; i++) {
        int v = 3 * model.landmarks[i];
        float[] w = actor.shape.world;
        Matrix.apply(view.viewProjection(), w[v], w[v + 1], w[v + 2], clip, 0);
        assertThat(labels.points()[2 * i])
            .isCloseTo((clip[0] / clip[3] + 1) * SIZE / 2 - 0.5f, within(1e-2f));
      }
      float width = labels.points()[2 * 16] - labels.points()[0];
      assertThat(width / SIZE).isBetween(0.2f, 0.65f);
    }
  }

  @Test
  void aTurnedHeadHidesItsFarSide() {
    int seed = 0;
    while (Person.of(seed, model.identity.length, SharedHead.HAIRS).hair() >= 0) {
      seed++;
    }
    Labels ahead = shoot(seed, turned(0), picture());
    Labels left = shoot(seed, turned(1.2f), picture());
    assertThat(ahead.visible()[36]).isEqualTo(1);
    assertThat(ahead.visible()[45]).isEqualTo(1);
    assertThat(left.visible()[36]).as("right eye, seen").isEqualTo(1);
    assertThat(left.visible()[16]).as("left jaw, hidden").isZero();
  }

  @Test
  void anOpenMouthIsWarmWithinFromEverySide() {
    float[] weights = new float[model.expressions.size()];
    weights[model.expression("jawOpen")] = 1;
    for (long seed = 0; seed < 4; seed++) {
      Scene scene = Scene.studio(seed);
      studio.furnish(scene);
      try (Actor actor = studio.actor(seed)) {
        for (float yaw : new float[] {-0.7f, 0, 0.7f}) {
          Image picture = picture();
          Moment wide = new Moment(weights, yaw, 0, 0, 0, 0, 0, 0, 0);
          double[] mean = mouthInterior(studio.shoot(actor, scene, wide, 0, picture), picture);
          assertThat(mean[0]).as("red over blue, seed %d", seed).isGreaterThan(1.55 * mean[2]);
          assertThat(mean[1]).as("green over blue, seed %d", seed).isGreaterThan(mean[2]);
        }
      }
    }
  }

  /** Mean red, green and blue of what the mask calls the mouth's interior. */
  private static double[] mouthInterior(Labels labels, Image picture) {
    double[] sum = new double[3];
    int side = labels.dense().side();
    int step = SIZE / side;
    for (int i = 0; i < side * side; i++) {
      if (labels.dense().classes()[i] == MaskClass.MOUTH_INTERIOR.ordinal()) {
        int at = i / side * step * picture.stride() + i % side * step * 3;
        for (int k = 0; k < 3; k++) {
          sum[k] += picture.pixels().get(at + k) & 255;
        }
      }
    }
    assertThat(sum[0]).as("an open mouth is seen").isPositive();
    return sum;
  }

  @Test
  void noSkinShowsBesideTheCollar() {
    for (long seed = 0; seed < 6; seed++) {
      try (Actor actor = studio.actor(seed)) {
        actor.shape.bend(turned(0), new Posture(turned(0), 0));
        float[] rest = actor.shape.local;
        for (int v = 0; v < model.vertexCount; v++) {
          if (model.neutral[3 * v + 1] < -15 && model.neutral[3 * v + 2] < 0) {
            assertThat(Math.abs(rest[3 * v])).as("shoulders, seed %d", seed).isLessThan(9);
          }
        }
      }
    }
  }

  private Labels posed(float yaw, float pitch, float roll) {
    return shoot(
        4,
        new Moment(new float[model.expressions.size()], yaw, pitch, roll, 0, 0, 0, 0.2f, -0.1f),
        picture());
  }

  @Test
  void poseHasTheSensesThatThePictureShows() {
    Labels rest = posed(0, 0, 0);
    Labels right = posed(0.4f, 0, 0);
    Labels up = posed(0, 0.3f, 0);
    Labels tilted = posed(0, 0, 0.3f);
    assertThat(rest.pose()).containsExactly(new float[] {0, 0, 0}, within(0.01f));
    assertThat(right.pose()).containsExactly(new float[] {22.918f, 0, 0}, within(0.01f));
    assertThat(up.pose()).containsExactly(new float[] {0, 17.189f, 0}, within(0.01f));
    assertThat(tilted.pose()).containsExactly(new float[] {0, 0, 17.189f}, within(0.01f));
    assertThat(posed(-0.3f, 0.2f, -0.1f).pose())
        .containsExactly(new float[] {-17.189f, 11.459f, -5.730f}, within(0.01f));
    assertThat(rest.gaze()).containsExactly(new float[] {11.459f, -5.730f}, within(0.01f));
    assertThat(noseFromEyes(right, 0)).as("right").isGreaterThan(noseFromEyes(rest, 0) + 1);
    assertThat(noseFromEyes(up, 1)).as("up").isLessThan(noseFromEyes(rest, 1) - 1);
    assertThat(tilted.points()[2 * 27] - tilted.points()[2 * 8])
        .as("bridge of the nose left of the chin")
        .isLessThan(-2);
  }

  private static float noseFromEyes(Labels labels, int axis) {
    float[] p = labels.points();
    return p[2 * 30 + axis] - (p[2 * 36 + axis] + p[2 * 45 + axis]) / 2;
  }

  @Test
  void masksAndDepthAgreeWithLandmarks() {
    Moment open = turned(0);
    Mouthing.add("jawOpen=.9 mouthLowerDown=.5 mouthUpperUp=.5", model, 1, open.expression());
    for (long seed = 0; seed < 6; seed++) {
      Labels labels = shoot(seed, open, picture());
      assertThat(shown(labels, 62, 66)).isEqualTo(MaskClass.MOUTH_INTERIOR);
      assertThat(shown(labels, 30, 30)).isEqualTo(MaskClass.SKIN);
      assertThat(labels.dense().classes()).contains((byte) MaskClass.CLOTHES.ordinal());
      float[] p = labels.points();
      int at = index(p[2 * 30], p[2 * 30 + 1]);
      assertThat(Half.fromF16(labels.dense().depth()[at]))
          .as("the nose's tip is the nearest of it")
          .isCloseTo(labels.points3d()[3 * 30 + 2], within(0.6f));
      assertThat(labels.points3d()[3 * 8 + 1])
          .as("chin below nose")
          .isGreaterThan(labels.points3d()[3 * 30 + 1]);
    }
  }

  private static MaskClass shown(Labels labels, int a, int b) {
    float[] p = labels.points();
    int at = index((p[2 * a] + p[2 * b]) / 2, (p[2 * a + 1] + p[2 * b + 1]) / 2);
    return MaskClass.values()[labels.dense().classes()[at]];
  }

  /** Of the pixel of a half-size map under a point of the picture. */
  private static int index(float x, float y) {
    return ((int) ((y + 0.5f) / 2)) * (SIZE / 2) + (int) ((x + 0.5f) / 2);
  }

  @Test
  void closedLidsMeet() {
    Moment shut = turned(0);
    Mouthing.add("eyeBlink=1", model, 1, shut.expression());
    for (long seed = 0; seed < 6; seed++) {
      float[] open = shoot(seed, turned(0), picture()).points();
      float[] closed = shoot(seed, shut, picture()).points();
      assertThat(gap(closed)).isLessThan(0.35f * gap(open) + 0.3f);
    }
  }

  @Test
  void pupilsAreBetweenTheCornersAndGoWhereTheEyesLook() {
    Moment shut = turned(0);
    Mouthing.add("eyeBlink=1", model, 1, shut.expression());
    for (long seed = 0; seed < 6; seed++) {
      float[] ahead = shoot(seed, turned(0), picture()).pupils();
      Labels aside = shoot(seed, looking(0.3f), picture());
      for (int eye = 0; eye < 2; eye++) {
        float x = aside.pupils()[3 * eye];
        assertThat(x).isBetween(aside.points()[72 + 12 * eye], aside.points()[78 + 12 * eye]);
        assertThat(x).as("to the person's left").isGreaterThan(ahead[3 * eye] + 0.5f);
      }
      float[] closed = shoot(seed, shut, picture()).pupils();
      assertThat(closed[2] + closed[5]).as("behind the lids").isZero();
    }
  }

  private Moment looking(float yaw) {
    return new Moment(new float[model.expressions.size()], 0, 0, 0, 0, 0, 0, yaw, 0);
  }

  private static float gap(float[] p) {
    return p[2 * 41 + 1] - p[2 * 37 + 1] + p[2 * 46 + 1] - p[2 * 44 + 1];
  }
}

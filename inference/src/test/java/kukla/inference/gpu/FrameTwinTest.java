package kukla.inference.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.PictureFormat;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.RelativeMotion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kernels' twin against what the CPU path does. */
class FrameTwinTest {
  private static final int WIDTH = 301;
  private static final int HEIGHT = 177;
  private static final int SIDE = 96;

  private final Random random = new Random(5);
  private final SimulatedCuda gpu = new SimulatedCuda();
  private final ByteBuffer struct =
      ByteBuffer.allocateDirect(FrameParameters.BYTES).order(ByteOrder.nativeOrder());
  private KernelRoom room;

  @BeforeEach
  void open() {
    FrameTwin.install(gpu);
    room = new KernelRoom(gpu, new byte[1]);
  }

  @AfterEach
  void close() {
    room.close();
    assertThat(gpu.leaks()).isEmpty();
  }

  /** Soft enough for neighbours to be alike, as in pictures. */
  private Image picture(int width, int height, ChannelOrder order) {
    Image rough = Image.allocate(width / 3 + 1, height / 3 + 1, order);
    byte[] bytes = KernelCase.bytes(random, rough.pixels().capacity());
    rough.pixels().put(0, bytes);
    Image soft = Image.allocate(width, height, order);
    new PictureSampler().resize(rough, soft);
    return soft;
  }

  private static byte[] bytes(Image image) {
    byte[] bytes = new byte[image.pixels().capacity()];
    image.pixels().get(0, bytes);
    return bytes;
  }

  private void cropsAsTheSampler(Affine map, ChannelOrder order) {
    Image picture = picture(WIDTH, HEIGHT, order);
    Image expected = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
    new PictureSampler().sample(picture, map, expected);
    new FrameParameters(struct)
        .picture(room.of(bytes(picture)), PictureFormat.of(order), WIDTH, HEIGHT, picture.stride())
        .crop(map, false);
    long image = room.room(12 * SIDE * SIDE);
    room.kernels.crop(room.of(struct), image, SIDE, false, room.stream);
    ByteBuffer found = room.at(image, 12 * SIDE * SIDE);
    int others = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      for (int c = 0; c < 3; c++) {
        int level = Math.round(255 * found.getFloat(4 * (c * SIDE * SIDE + i)));
        int wanted = expected.pixels().get(3 * i + c) & 0xff;
        assertThat(level).isCloseTo(wanted, within(1));
        others += level == wanted ? 0 : 1;
      }
    }
    assertThat(others).isLessThan(3 * SIDE * SIDE / 100); // at the very edge between two levels
  }

  @Test
  void cropsAsTheSampler() {
    cropsAsTheSampler(new Affine(1.71, 0, 30.2, 0, 1.71, -6.4), ChannelOrder.RGB);
    cropsAsTheSampler(new Affine(0.62, 0, 80.9, 0, 0.62, 44.1), ChannelOrder.BGR);
    cropsAsTheSampler(new Affine(1.31, -0.52, 60, 0.52, 1.31, 4), ChannelOrder.RGB);
  }

  @Test
  void aMirroredSquareIsMirrored() {
    Image picture = picture(WIDTH, HEIGHT, ChannelOrder.RGB);
    long memory = room.of(bytes(picture));
    Affine map = new Affine(1.5, 0, 20, 0, 1.5, 3);
    float[][] both = new float[2][SIDE];
    for (int mirrored = 0; mirrored < 2; mirrored++) {
      new FrameParameters(struct)
          .picture(memory, PictureFormat.RGB, WIDTH, HEIGHT, picture.stride())
          .crop(map, mirrored == 1);
      long image = room.room(12 * SIDE * SIDE);
      room.kernels.crop(room.of(struct), image, SIDE, false, room.stream);
      ByteBuffer found = room.at(image, 4 * SIDE);
      for (int x = 0; x < SIDE; x++) {
        both[mirrored][mirrored == 1 ? SIDE - 1 - x : x] = found.getFloat(4 * x);
      }
    }
    assertThat(both[1]).isEqualTo(both[0]);
  }

  private Keypoints told(ByteBuffer told, int at, int count) {
    float[] values = new float[2 * count];
    float[] jacobians = new float[4 * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = told.getFloat(4 * (at + i));
    }
    for (int i = 0; i < jacobians.length; i++) {
      jacobians[i] = told.getFloat(4 * (at + values.length + i));
    }
    return new Keypoints(values, jacobians);
  }

  @Test
  void movesAsRelativeMotion() {
    Keypoints own = KernelCase.keypoints(random, true);
    Keypoints initial = KernelCase.keypoints(random, true);
    Keypoints driving = KernelCase.keypoints(random, true);
    int count = own.count();
    for (double gain : new double[] {1, 0.4, 1.6}) {
      Keypoints expected = RelativeMotion.of(own, initial).move(driving, gain);
      long told = room.room(48 * count);
      new FrameParameters(struct)
          .told(told)
          .motion(FrameParameters.Mode.RELATIVE, gain, 1)
          .source(own)
          .initial(initial);
      long value = room.room(8 * count);
      long jacobian = room.room(16 * count);
      room.kernels.relate(
          room.of(struct),
          room.of(driving.values()),
          room.of(driving.jacobians()),
          value,
          jacobian,
          count,
          room.stream);
      ByteBuffer all = room.at(told, 48 * count);
      Keypoints drawn = told(all, 6 * count, count);
      assertThat(drawn.values()).isEqualTo(expected.values());
      assertThat(drawn.jacobians()).isEqualTo(expected.jacobians());
      assertThat(told(all, 0, count).jacobians()).isEqualTo(driving.jacobians());
      assertThat(room.at(value, 4).getFloat(0)).isEqualTo(expected.values()[0]);
      assertThat(room.at(jacobian, 4).getFloat(0)).isEqualTo(expected.jacobians()[0]);
    }
  }

  @Test
  void aFirstPoseLeavesTheSourceAsItIs() {
    Keypoints own = KernelCase.keypoints(random, true);
    Keypoints driving = KernelCase.keypoints(random, true);
    int count = own.count();
    long told = room.room(48 * count);
    new FrameParameters(struct)
        .told(told)
        .motion(FrameParameters.Mode.FIRST, 1, 1)
        .source(own)
        .initial(own);
    room.kernels.relate(
        room.of(struct),
        room.of(driving.values()),
        room.of(driving.jacobians()),
        room.room(8 * count),
        room.room(16 * count),
        count,
        room.stream);
    Keypoints drawn = told(room.at(told, 48 * count), 6 * count, count);
    assertThat(drawn.values()).isEqualTo(own.values());
    for (int i = 0; i < drawn.jacobians().length; i++) {
      assertThat(drawn.jacobians()[i]).isCloseTo(own.jacobians()[i], within(0.02f));
    }
  }

  private void pastesAsFeatheredPaste(Affine squareToPicture) {
    Image painting = picture(WIDTH, HEIGHT, ChannelOrder.RGB);
    Image square = picture(SIDE, SIDE, ChannelOrder.RGB);
    Image expected = Image.allocate(WIDTH, HEIGHT, ChannelOrder.RGB);
    painting.copyTo(expected);
    new FeatheredPaste(squareToPicture, SIDE, painting, FeatheredPaste.FEATHER)
        .paste(square, painting, expected);
    float[] prediction = new float[3 * SIDE * SIDE];
    for (int i = 0; i < prediction.length; i++) {
      int c = i / (SIDE * SIDE);
      prediction[i] = (square.pixels().get(3 * (i % (SIDE * SIDE)) + c) & 0xff) / 255f;
    }
    int bytes = 4 * WIDTH * HEIGHT;
    long canvas = room.room(bytes);
    SquarePlace place =
        SquarePlace.of(
            squareToPicture, SIDE, WIDTH, HEIGHT, Affine.IDENTITY, FeatheredPaste.FEATHER);
    new FrameParameters(struct).canvas(canvas, room.of(opaque(painting)), place, Plate.NONE);
    room.kernels.compose(
        room.of(struct), room.of(prediction), SIDE, false, WIDTH, HEIGHT, room.stream);
    ByteBuffer found = room.at(canvas, bytes);
    int others = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int c = 0; c < 3; c++) {
        int level = found.get(4 * i + c) & 0xff;
        int wanted = expected.pixels().get(3 * i + c) & 0xff;
        assertThat(level).isCloseTo(wanted, within(2));
        others += level == wanted ? 0 : 1;
      }
      assertThat(found.get(4 * i + 3)).isEqualTo((byte) 255);
    }
    assertThat(others).isLessThan(3 * WIDTH * HEIGHT / 100);
  }

  private static byte[] opaque(Image rgb) {
    byte[] rgba = new byte[4 * rgb.width() * rgb.height()];
    for (int i = 0; i < rgb.width() * rgb.height(); i++) {
      for (int c = 0; c < 3; c++) {
        rgba[4 * i + c] = rgb.pixels().get(3 * i + c);
      }
    }
    return rgba;
  }

  @Test
  void pastesAsFeatheredPaste() {
    pastesAsFeatheredPaste(new Affine(1.4, 0, 50.3, 0, 1.4, 20.6));
    pastesAsFeatheredPaste(new Affine(0.7, 0, 12.2, 0, 0.7, 60.9));
    pastesAsFeatheredPaste(new Affine(1.9, 0, -20.5, 0, 1.9, -3.2)); // over the border
  }

  @Test
  void packsAndReadsYuvAsBt601Says() {
    int width = 64;
    int height = 32;
    byte[] rgba = KernelCase.bytes(random, 4 * width * height);
    long yuyv = room.room(2 * width * height);
    room.kernels.packYuyv(room.of(rgba), yuyv, width, height, 2 * width, room.stream);
    ByteBuffer packed = room.at(yuyv, 2 * width * height);
    long nv12 = room.room(width * height * 3 / 2);
    room.kernels.packNv12(room.of(rgba), nv12, width, height, width, room.stream);
    ByteBuffer planes = room.at(nv12, width * height * 3 / 2);
    for (int i = 0; i < width * height; i++) {
      double r = (rgba[4 * i] & 0xff) / 255.0;
      double g = (rgba[4 * i + 1] & 0xff) / 255.0;
      double b = (rgba[4 * i + 2] & 0xff) / 255.0;
      int luma = (int) Math.round(16 + 219 * (0.299 * r + 0.587 * g + 0.114 * b));
      assertThat(packed.get(2 * i) & 0xff).isCloseTo(luma, within(1));
      assertThat(planes.get(i)).isEqualTo(packed.get(2 * i));
    }
    // a flat patch comes back as it was
    for (int i = 0; i < 4 * width * height; i += 4) {
      rgba[i] = (byte) 200;
      rgba[i + 1] = 90;
      rgba[i + 2] = 40;
    }
    room.kernels.packYuyv(room.of(rgba), yuyv, width, height, 2 * width, room.stream);
    room.kernels.packNv12(room.of(rgba), nv12, width, height, width, room.stream);
    long image = room.room(12 * 16 * 16);
    for (PictureFormat format : new PictureFormat[] {PictureFormat.YUYV, PictureFormat.NV12}) {
      new FrameParameters(struct)
          .picture(
              format == PictureFormat.YUYV ? yuyv : nv12,
              format,
              width,
              height,
              format.rowBytes(width))
          .crop(Affine.IDENTITY, false);
      room.kernels.crop(room.of(struct), image, 16, false, room.stream);
      ByteBuffer seen = room.at(image, 12 * 16 * 16);
      assertThat(255 * seen.getFloat(0)).isCloseTo(200, within(2f));
      assertThat(255 * seen.getFloat(4 * 256)).isCloseTo(90, within(2f));
      assertThat(255 * seen.getFloat(8 * 256)).isCloseTo(40, within(2f));
    }
  }

  @Test
  void coloursBecomeThoseOfTheOther() {
    int pixels = 2000;
    long sums = room.room(8 * FrameKernels.COLOUR_SUMS * FrameKernels.COLOUR_PARTS);
    float[] dim = KernelCase.floats(random, 3 * pixels, 0.3f, 0.5f);
    float[] warm = KernelCase.floats(random, 3 * pixels, 0.4f, 0.6f);
    for (int i = 0; i < pixels; i++) {
      warm[i] += 0.2f;
    }
    long image = room.of(dim);
    long moments = room.room(24);
    long wanted = room.room(24);
    room.kernels.colourMoments(image, 0, sums, moments, pixels, room.stream);
    room.kernels.colourMoments(room.of(warm), 0, sums, wanted, pixels, room.stream);
    room.kernels.colourTransfer(image, moments, wanted, pixels, room.stream);
    room.kernels.colourMoments(image, 0, sums, moments, pixels, room.stream);
    ByteBuffer found = room.at(moments, 24);
    ByteBuffer expected = room.at(wanted, 24);
    for (int i = 0; i < 6; i++) {
      assertThat(found.getFloat(4 * i)).isCloseTo(expected.getFloat(4 * i), within(0.3f));
    }
  }
}

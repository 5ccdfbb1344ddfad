package kukla.inference.gpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import kukla.inference.geometry.Affine;
import kukla.inference.image.PictureFormat;
import kukla.inference.motion.Keypoints;

/** A launch on random input, made anew wherever it runs, and what it leaves. */
enum KernelCase {
  CROP_SHRUNK {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return crop(room, random, PictureFormat.RGB, new Affine(2.37, 0, 11.3, 0, 2.37, -4.6));
    }
  },
  CROP_GROWN {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return crop(room, random, PictureFormat.BGR, new Affine(0.71, 0, 33.1, 0, 0.83, 20.7));
    }
  },
  CROP_TURNED {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return crop(room, random, PictureFormat.RGB, new Affine(1.3, -0.6, 40, 0.6, 1.3, 3));
    }
  },
  CROP_YUYV {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return crop(room, random, PictureFormat.YUYV, new Affine(1.5, 0, 7, 0, 1.5, 9));
    }
  },
  CROP_NV12 {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return crop(room, random, PictureFormat.NV12, new Affine(1.21, 0, -9, 0, 1.21, 2));
    }
  },
  RELATE {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return relate(room, random, FrameParameters.Mode.RELATIVE, 0.8, 1.17, true);
    }
  },
  RELATE_WITHOUT_JACOBIANS {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return relate(room, random, FrameParameters.Mode.RELATIVE, 1, 1, false);
    }
  },
  RELATE_ABSOLUTE {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return relate(room, random, FrameParameters.Mode.ABSOLUTE, 1, 1, true);
    }
  },
  RELATE_GIVEN {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return relate(room, random, FrameParameters.Mode.GIVEN, 1, 1, true);
    }
  },
  RELATE_FIRST {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return relate(room, random, FrameParameters.Mode.FIRST, 1, 1, true);
    }
  },
  COMPOSE_GROWN {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return compose(room, random, new Affine(1.9, 0, 20.3, 0, 1.9, -3.7), false);
    }
  },
  COMPOSE_SHRUNK {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      return compose(room, random, new Affine(0.6, 0, 31.7, 0, 0.6, 8.2), true);
    }
  },
  PACK_RGBA {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      int side = 37;
      long rgba = room.room(4 * side * side);
      room.kernels.packRgba(
          room.of(floats(random, 3 * side * side, -0.2f, 1.2f)), rgba, side, true, room.stream);
      return room.at(rgba, 4 * side * side);
    }
  },
  PACK_YUYV {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      long yuyv = room.room(144 * 50);
      room.kernels.packYuyv(room.of(bytes(random, 4 * 70 * 50)), yuyv, 70, 50, 144, room.stream);
      return room.at(yuyv, 144 * 50);
    }
  },
  PACK_NV12 {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      long nv12 = room.room(72 * 75);
      room.kernels.packNv12(room.of(bytes(random, 4 * 70 * 50)), nv12, 70, 50, 72, room.stream);
      return room.at(nv12, 72 * 75);
    }
  },
  COLOUR {
    @Override
    ByteBuffer run(KernelRoom room, Random random) {
      int pixels = 3000;
      long sums = room.room(8 * FrameKernels.COLOUR_SUMS * FrameKernels.COLOUR_PARTS);
      long image = room.of(floats(random, 3 * pixels, 0.1f, 0.6f));
      long other = room.of(floats(random, 3 * pixels, 0.3f, 0.9f));
      long weight = room.of(floats(random, pixels, 0, 1));
      long own = room.room(24);
      long wanted = room.room(24);
      room.kernels.colourMoments(image, 0, sums, own, pixels, room.stream);
      room.kernels.colourMoments(other, weight, sums, wanted, pixels, room.stream);
      room.kernels.colourTransfer(image, own, wanted, pixels, room.stream);
      return room.at(image, 12 * pixels);
    }

    @Override
    boolean exact() {
      return false;
    }
  };

  private static final int WIDTH = 210;
  private static final int HEIGHT = 122;
  private static final int SIDE = 64;
  private static final int COUNT = 24;

  /** Runs it; the result is floats where it is not {@link #exact}. */
  abstract ByteBuffer run(KernelRoom room, Random random);

  /** Whether all that runs it computes the same bits: no powers, no cube roots. */
  boolean exact() {
    return true;
  }

  static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  static float[] floats(Random random, int count, float least, float most) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = least + (most - least) * random.nextFloat();
    }
    return floats;
  }

  static Keypoints keypoints(Random random, boolean turns) {
    return new Keypoints(
        floats(random, 2 * COUNT, -1, 1), turns ? floats(random, 4 * COUNT, -2, 2) : new float[0]);
  }

  private static ByteBuffer parameters() {
    return ByteBuffer.allocateDirect(FrameParameters.BYTES).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer crop(KernelRoom room, Random random, PictureFormat format, Affine map) {
    int stride = format.rowBytes(WIDTH) + 6;
    long picture = room.of(bytes(random, stride * format.rows(HEIGHT)));
    ByteBuffer struct = parameters();
    new FrameParameters(struct)
        .picture(picture, format, WIDTH, HEIGHT, stride)
        .crop(map, random.nextBoolean());
    long image = room.room(12 * SIDE * SIDE);
    room.kernels.crop(room.of(struct), image, SIDE, random.nextBoolean(), room.stream);
    return room.at(image, 12 * SIDE * SIDE);
  }

  private static ByteBuffer relate(
      KernelRoom room,
      Random random,
      FrameParameters.Mode mode,
      double gain,
      double scale,
      boolean turns) {
    int numbers = (turns ? 6 : 2) * COUNT;
    long told = room.room(2 * 4 * numbers);
    ByteBuffer struct = parameters();
    new FrameParameters(struct)
        .told(told)
        .motion(mode, gain, scale)
        .source(keypoints(random, turns))
        .initial(keypoints(random, turns));
    Keypoints driving = keypoints(random, turns);
    long drawnJacobian = turns ? room.room(16 * COUNT) : 0;
    room.kernels.relate(
        room.of(struct),
        room.of(driving.values()),
        turns ? room.of(driving.jacobians()) : 0,
        room.room(8 * COUNT),
        drawnJacobian,
        COUNT,
        room.stream);
    return room.at(told, 2 * 4 * numbers);
  }

  private static ByteBuffer compose(
      KernelRoom room, Random random, Affine squareToPainting, boolean reversed) {
    int bytes = 4 * WIDTH * HEIGHT;
    long canvas = room.room(bytes);
    long ground = room.of(bytes(random, bytes));
    SquarePlace place =
        SquarePlace.of(squareToPainting, SIDE, WIDTH - 10, HEIGHT, Affine.translation(5, 0), 0.12);
    ByteBuffer struct = parameters();
    new FrameParameters(struct).canvas(canvas, ground, place, new Plate(150, 90, 45, 30));
    room.kernels.compose(
        room.of(struct),
        room.of(floats(random, 3 * SIDE * SIDE, -0.1f, 1.1f)),
        SIDE,
        reversed,
        WIDTH,
        HEIGHT,
        room.stream);
    return room.at(canvas, bytes);
  }
}

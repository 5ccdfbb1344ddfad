package kukla.models.data;

import java.nio.FloatBuffer;
import java.util.List;
import kukla.inference.face.AlignedSquare;
import kukla.inference.face.HeadPose;
import kukla.inference.face.HeadPoseFit;
import kukla.inference.face.OpeningRatio;
import kukla.inference.geometry.Affine;
import kukla.models.data.ClipLabels.More;
import kukla.models.data.FaceBatch.Number;

/**
 * Draws crops of faces with all that is known of them. A crop is a function of (seed, step, place
 * in the batch). One thread; its opener closes it.
 */
public final class FaceSampler implements Sampler<FaceBatch> {
  /** How much a point counts that the crop does not show but whose place is known. */
  private static final float HIDDEN = 0.3f;

  /** Wild crops stand so many times as far off as others. */
  private static final double WILD = 3;

  /** A crop is of a face while its side is within these factors of the right one. */
  private static final double SMALLEST = 0.45;

  private static final double LARGEST = 2.2;

  private static final int[][] EYES = {{36, 42}, {42, 48}};
  private static final int[] MOUTH = {48, 68};
  private static final int TRIES = 20;

  private final ClipLibrary library;
  private final FaceAugmentation augmentation;
  private final long seed;
  private final int size;
  private final boolean masked;
  private final List<CachedClip> clips;
  private final FaceCropper cropper;
  private final byte[] pixels;
  private final float[] planes;
  private final float[] landmarks = new float[2 * ClipLabels.POINTS];
  private final float[] placed = new float[2 * ClipLabels.POINTS];
  private final float[] weights = new float[ClipLabels.POINTS];

  /**
   * @param library of clips with landmarks; those without are passed over
   * @param size pixels a side
   * @param masked whether masks are asked for too; then only clips with masks are drawn
   */
  public FaceSampler(
      ClipLibrary library, FaceAugmentation augmentation, long seed, int size, boolean masked) {
    this.library = library;
    this.augmentation = augmentation;
    this.seed = seed;
    this.size = size;
    this.masked = masked;
    clips = library.clips();
    cropper = new FaceCropper(size, masked);
    pixels = new byte[3 * size * size];
    planes = new float[3 * size * size];
  }

  /** Whether there are crops of that kind in a clip. */
  public static boolean fits(CachedClip clip, boolean masked) {
    return clip.labelled() && (!masked || clip.masked());
  }

  @Override
  public void fill(FaceBatch batch, long step) {
    for (int i = 0; i < batch.crops(); i++) {
      fill(batch, i, new Draw(seed, step, i));
    }
  }

  private void fill(FaceBatch batch, int place, Draw draw) {
    CachedClip clip = library.draw(draw);
    while (!fits(clip, masked)) {
      clip = library.draw(draw);
    }
    int frame = draw.below(clip.frames());
    for (int i = 0; i < ClipLabels.POINTS; i++) {
      landmarks[2 * i] = clip.x(frame, i) + 0.5f;
      landmarks[2 * i + 1] = clip.y(frame, i) + 0.5f;
    }
    AlignedSquare face = AlignedSquare.around(landmarks, 0);
    boolean absent = draw.chance(augmentation.absent());
    AlignedSquare square = absent ? beside(face, clip.side(), draw) : near(face, draw);
    boolean mirror = augmentation.mirror() && draw.chance(0.5);
    Affine cropToImage = square.cropToImage(size);
    if (mirror) {
      cropToImage = cropToImage.after(new Affine(-1, 0, size, 0, 1, 0));
    }
    cropper.cut(clip, frame, cropToImage);
    cropper.cover(augmentation.cover(), clips, draw);
    cropper.spoil(augmentation.spoil(), draw);
    put(batch.pictures(), place, draw);
    points(clip, frame, cropToImage, mirror);
    float face01 = absent ? 0 : 1;
    for (int i = 0; i < ClipLabels.POINTS; i++) {
      int at = (place * ClipLabels.POINTS + i) * 3;
      batch.points().put(at, placed[2 * i]);
      batch.points().put(at + 1, placed[2 * i + 1]);
      batch.points().put(at + 2, face01 * weights[i]);
    }
    numbers(batch.numbers(), place, clip, frame, square, mirror, face01);
    if (masked) {
      cropper.masks(batch.masks(), place);
    }
  }

  /** The right square, a little or well off. */
  private AlignedSquare near(AlignedSquare face, Draw draw) {
    double reach = draw.chance(augmentation.wild()) ? WILD : 1;
    double zoom = Math.log(1 + augmentation.zoom()) * reach;
    double side = face.side() * Math.exp(draw.uniform(-zoom, zoom));
    side = Math.max(SMALLEST * face.side(), Math.min(side, LARGEST * face.side()));
    double shift = augmentation.shift() * Math.min(reach, 2) * Math.max(side, face.side());
    double turn = Math.toRadians(augmentation.turn()) * Math.min(reach, 2);
    return new AlignedSquare(
        face.centreX() + shift * draw.uniform(-1, 1),
        face.centreY() + shift * draw.uniform(-1, 1),
        side,
        face.radians() + turn * draw.uniform(-1, 1));
  }

  /** A square that shows no face, or one far too small or too large for it. */
  private static AlignedSquare beside(AlignedSquare face, int whole, Draw draw) {
    for (int i = 0; i < TRIES; i++) {
      double side = face.side() * Math.exp(draw.uniform(-1.2, 1));
      double x = draw.uniform(0, whole);
      double y = draw.uniform(0, whole);
      double away = Math.max(Math.abs(x - face.centreX()), Math.abs(y - face.centreY()));
      if (away > 0.3 * face.side() + 0.42 * side) {
        return new AlignedSquare(x, y, side, draw.uniform(-0.5, 0.5));
      }
    }
    double factor = draw.chance(0.5) ? draw.uniform(0.12, 0.3) : draw.uniform(3.2, 5);
    double off = 0.25 * factor * face.side();
    return new AlignedSquare(
        face.centreX() + off * draw.uniform(-1, 1),
        face.centreY() + off * draw.uniform(-1, 1),
        factor * face.side(),
        face.radians());
  }

  private void put(FloatBuffer into, int place, Draw draw) {
    cropper.pixels(pixels);
    int plane = size * size;
    double grey = 0;
    for (int i = 0; i < pixels.length; i += 3) {
      grey +=
          ColourJitter.LUMA[0] * (pixels[i] & 0xff)
              + ColourJitter.LUMA[1] * (pixels[i + 1] & 0xff)
              + ColourJitter.LUMA[2] * (pixels[i + 2] & 0xff);
    }
    double[] colours =
        draw.chance(augmentation.grey())
            ? ColourJitter.grey()
            : augmentation.jitter().draw(draw, grey / (255.0 * plane));
    double slopeX = draw.uniform(-1, 1) * augmentation.jitter().brightness() / size;
    double slopeY = draw.uniform(-1, 1) * augmentation.jitter().brightness() / size;
    for (int i = 0; i < plane; i++) {
      double light =
          1 + slopeX * (i % size - size / 2.0) + slopeY * (Math.floorDiv(i, size) - size / 2.0);
      double r = (pixels[3 * i] & 0xff) / 255.0;
      double g = (pixels[3 * i + 1] & 0xff) / 255.0;
      double b = (pixels[3 * i + 2] & 0xff) / 255.0;
      for (int c = 0; c < 3; c++) {
        double value =
            colours[4 * c] * r
                + colours[4 * c + 1] * g
                + colours[4 * c + 2] * b
                + colours[4 * c + 3];
        planes[c * plane + i] = (float) Math.max(0, Math.min(1, light * value));
      }
    }
    into.put(place * 3 * plane, planes);
  }

  /** Where the points are in the crop, and how much each counts. */
  private void points(CachedClip clip, int frame, Affine cropToImage, boolean mirror) {
    Affine imageToCrop = cropToImage.inverse();
    boolean exact = clip.more(frame, More.HIDDEN_KNOWN) > 0;
    for (int i = 0; i < ClipLabels.POINTS; i++) {
      double x = imageToCrop.x(landmarks[2 * i], landmarks[2 * i + 1]);
      double y = imageToCrop.y(landmarks[2 * i], landmarks[2 * i + 1]);
      int to = mirror ? FaceFlip.mirrored(i) : i;
      placed[2 * to] = (float) (2 * x / size - 1);
      placed[2 * to + 1] = (float) (2 * y / size - 1);
      boolean inside = x > 0 && y > 0 && x < size && y < size;
      boolean seen = clip.visible(frame, i) >= ClipLabels.SEEN;
      boolean free = inside && !cropper.hides((int) x, (int) y);
      weights[to] = !inside ? 0 : seen ? free ? 1 : HIDDEN : exact ? HIDDEN : 0;
    }
  }

  private void numbers(
      FloatBuffer into,
      int place,
      CachedClip clip,
      int frame,
      AlignedSquare square,
      boolean mirror,
      float face) {
    int at = place * Number.COUNT * 2;
    for (int i = 0; i < 2 * Number.COUNT; i++) {
      into.put(at + i, 0);
    }
    HeadPose pose = pose(clip, frame).turned(-square.radians());
    pose = mirror ? pose.mirrored() : pose;
    put(into, at, Number.YAW, Math.toRadians(pose.yaw()), face);
    put(into, at, Number.PITCH, Math.toRadians(pose.pitch()), face);
    put(into, at, Number.ROLL, Math.toRadians(pose.roll()), face);
    put(into, at, Number.RIGHT_EYE, OpeningRatio.rightEye(placed, 0), face * seen(EYES[0]));
    put(into, at, Number.LEFT_EYE, OpeningRatio.leftEye(placed, 0), face * seen(EYES[1]));
    put(into, at, Number.MOUTH, OpeningRatio.mouth(placed, 0), face * seen(MOUTH));
    float gazeYaw = clip.more(frame, More.GAZE_YAW);
    float gazePitch = clip.more(frame, More.GAZE_PITCH);
    if (Float.isFinite(gazeYaw + gazePitch)) {
      float known = face * Math.max(seen(EYES[0]), seen(EYES[1]));
      put(into, at, Number.GAZE_YAW, Math.toRadians(mirror ? -gazeYaw : gazeYaw), known);
      put(into, at, Number.GAZE_PITCH, Math.toRadians(gazePitch), known);
    }
    put(into, at, Number.PRESENCE, face, 1);
  }

  /** As the labels know it, else as the landmarks tell. */
  private HeadPose pose(CachedClip clip, int frame) {
    float yaw = clip.more(frame, More.YAW);
    return Float.isFinite(yaw)
        ? new HeadPose(yaw, clip.more(frame, More.PITCH), clip.more(frame, More.ROLL))
        : HeadPoseFit.of(landmarks, 0);
  }

  /** 1 where all of these points are seen, else 0. */
  private float seen(int[] range) {
    for (int i = range[0]; i < range[1]; i++) {
      if (weights[i] < 1) {
        return 0;
      }
    }
    return 1;
  }

  private static void put(FloatBuffer into, int at, Number number, double value, float weight) {
    into.put(at + 2 * number.ordinal(), (float) value);
    into.put(at + 2 * number.ordinal() + 1, weight);
  }

  @Override
  public void close() {
    cropper.close();
  }
}

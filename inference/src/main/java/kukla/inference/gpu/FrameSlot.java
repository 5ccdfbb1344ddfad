package kukla.inference.gpu;

import java.nio.ByteBuffer;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.PinnedMemory;
import kukla.inference.image.Image;
import kukla.inference.image.PictureFormat;
import kukla.inference.image.RawPicture;
import kukla.inference.motion.Keypoints;

/**
 * One frame's way to the GPU: parameters and picture side by side in pinned memory, so that both go
 * in one copy, and what the GPU tells of it. Filled and read by one thread, between {@link
 * FrameGraph#begin} and {@link FrameGraph#await}.
 */
public final class FrameSlot implements AutoCloseable {
  /** Where the picture begins, as aligned as a GPU likes it. */
  private static final int PICTURE = 4096;

  private static final int TOLD = 2 * 6 * 4 * FrameParameters.MOST_KEYPOINTS;

  private final Cuda cuda;
  private final PinnedMemory staging;
  private final PinnedMemory told;
  private final long device;
  private final long pictureBytes;
  private final FrameParameters parameters;
  final long uploaded;
  final long done;
  boolean underway;
  private long uploadBytes = PICTURE;

  FrameSlot(Cuda cuda, long pictureBytes) {
    this.cuda = cuda;
    this.pictureBytes = pictureBytes;
    device = cuda.allocate(PICTURE + pictureBytes); // first: it is what there may be too little of
    try {
      staging = cuda.pin(PICTURE + pictureBytes);
    } catch (RuntimeException e) {
      cuda.free(device);
      throw e;
    }
    try {
      told = cuda.pin(TOLD);
    } catch (RuntimeException e) {
      cuda.unpin(staging);
      cuda.free(device);
      throw e;
    }
    uploaded = cuda.openEvent(false);
    done = cuda.openEvent(false);
    parameters = new FrameParameters(staging.bytes());
    parameters.told(told.address());
  }

  boolean holds(long bytes) {
    return bytes <= pictureBytes;
  }

  /** The parameters, as they were for this slot's last frame. */
  public FrameParameters parameters() {
    return parameters;
  }

  /** Takes a picture of RGB or BGR. */
  public void picture(Image picture) {
    PictureFormat format = PictureFormat.of(picture.order());
    check((long) picture.height() * format.rowBytes(picture.width()));
    int row = format.rowBytes(picture.width());
    ByteBuffer into = staging.bytes();
    if (picture.stride() == row) {
      into.put(PICTURE, picture.pixels(), 0, row * picture.height());
    } else {
      for (int y = 0; y < picture.height(); y++) {
        into.put(PICTURE + y * row, picture.pixels(), y * picture.stride(), row);
      }
    }
    picture(format, picture.width(), picture.height(), row);
  }

  /** Takes a picture as the camera gave it. */
  public void picture(RawPicture raw) {
    PictureFormat format = raw.format();
    if (format == null) {
      throw new IllegalArgumentException("expected a picture, found none");
    }
    int row = format.rowBytes(raw.width());
    int bytes = format.rows(raw.height()) * row;
    check(bytes);
    staging.bytes().put(PICTURE, raw.bytes(), 0, bytes);
    picture(format, raw.width(), raw.height(), row);
  }

  private void picture(PictureFormat format, int width, int height, int stride) {
    uploadBytes = PICTURE + (long) format.rows(height) * stride;
    parameters.picture(device + PICTURE, format, width, height, stride);
  }

  private void check(long bytes) {
    if (!holds(bytes)) {
      throw new IllegalArgumentException(
          "expected a picture of at most " + pictureBytes + " bytes, found " + bytes);
    }
  }

  /** Gives the one copy to the stream. */
  void upload(long stream) {
    cuda.upload(device, staging.address(), uploadBytes, stream);
    cuda.record(uploaded, stream);
  }

  /** Where its parameters lie on the GPU. */
  long device() {
    return device;
  }

  /** Where the GPU tells keypoints. */
  long told() {
    return told.address();
  }

  /** The performer's keypoints; after the frame is done. */
  public Keypoints seen(int count, boolean turns) {
    return keypoints(0, count, turns);
  }

  /** Where the source's keypoints went; after the frame is done. */
  public Keypoints drawn(int count, boolean turns) {
    return keypoints((turns ? 6 : 2) * count, count, turns);
  }

  private Keypoints keypoints(int at, int count, boolean turns) {
    float[] values = new float[2 * count];
    float[] jacobians = new float[turns ? 4 * count : 0];
    for (int i = 0; i < values.length; i++) {
      values[i] = told.bytes().getFloat(4 * (at + i));
    }
    for (int i = 0; i < jacobians.length; i++) {
      jacobians[i] = told.bytes().getFloat(4 * (at + values.length + i));
    }
    return new Keypoints(values, jacobians);
  }

  @Override
  public void close() {
    cuda.free(device);
    cuda.unpin(staging);
    cuda.unpin(told);
    cuda.closeEvent(uploaded);
    cuda.closeEvent(done);
  }
}

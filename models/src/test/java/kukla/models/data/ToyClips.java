package kukla.models.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;

/** Folders of small frame pictures: dots where the landmarks are, on a dark ground. */
public final class ToyClips {
  /** Pixels a side. */
  public static final int SIDE = 128;

  private ToyClips() {}

  /** Writes a clip of pictures and its labels; the face moves to the right from frame to frame. */
  public static void write(Path folder, int frames) throws IOException {
    label(folder, draw(folder, frames), frames);
  }

  /** The same with masks: skin in the middle, background around. */
  public static void writeMasked(Path folder, int frames) throws IOException {
    float[] landmarks = draw(folder, frames);
    float[] visible = new float[frames * 68];
    Arrays.fill(visible, 1);
    int side = 16;
    byte[] masks = new byte[frames * side * side];
    for (int i = 0; i < masks.length; i++) {
      boolean inside = Math.abs(i % side - 8) < 4 && Math.abs(i / side % side - 8) < 4;
      masks[i] = (byte) (inside ? MaskClass.SKIN : MaskClass.BACKGROUND).ordinal();
    }
    new LabelSheet(frames, "toys")
        .put(Label.LANDMARKS68, landmarks)
        .put(Label.VISIBLE, visible)
        .masks(Tensor.of(masks, frames, side, side))
        .write(folder.resolveSibling(folder.getFileName() + ".labels.safetensors"));
  }

  private static float[] draw(Path folder, int frames) throws IOException {
    Files.createDirectories(folder);
    float[] landmarks = new float[frames * 68 * 2];
    for (int frame = 0; frame < frames; frame++) {
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = picture.createGraphics();
      pen.setColor(new Color(20, 30 + 5 * frame, 60));
      pen.fillRect(0, 0, SIDE, SIDE);
      pen.setColor(Color.WHITE);
      for (int point = 0; point < 68; point++) {
        int x = 44 + 5 * (point % 9) + frame;
        int y = 40 + 6 * (point / 9);
        pen.fillRect(x - 1, y - 1, 3, 3);
        landmarks[(frame * 68 + point) * 2] = x;
        landmarks[(frame * 68 + point) * 2 + 1] = y;
      }
      pen.dispose();
      ImageIO.write(picture, "png", folder.resolve("%03d.png".formatted(frame)).toFile());
    }
    return landmarks;
  }

  /** Writes labels beside a clip. */
  static void label(Path clip, float[] landmarks, int frames) {
    float[] visible = new float[frames * 68];
    Arrays.fill(visible, 1);
    Safetensors.write(
        clip.resolveSibling(clip.getFileName() + ".labels.safetensors"),
        Map.of(
            "landmarks68", Tensor.of(landmarks, frames, 68, 2),
            "visible", Tensor.of(visible, frames, 68)),
        Map.of());
  }
}

package kukla.models.train;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;

/** A PNG file of what networks see and say, for people who watch a training. */
final class TrainingSheet {
  private TrainingSheet() {}

  /**
   * Writes a sheet.
   *
   * @param painter draws on black; what it computes is not differentiated, and its tensors are
   *     freed
   */
  static void write(int width, int height, Consumer<Graphics2D> painter, Path file) {
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    GradMode.set_enabled(false);
    try (PointerScope scope = new PointerScope()) {
      painter.accept(pen);
    } finally {
      GradMode.set_enabled(true);
      pen.dispose();
    }
    TrainingCharts.writePng(sheet, file);
  }

  /** A tensor's numbers in a new array. */
  static float[] floats(Tensor tensor) {
    float[] values = new float[(int) tensor.numel()];
    tensor.contiguous().<FloatBuffer>createBuffer().get(values);
    return values;
  }

  /**
   * A picture.
   *
   * @param planes red, green, blue, 0 … 1, a plane of size² each; beyond that it is cut off
   * @param first where in it the red plane begins
   */
  static BufferedImage picture(FloatBuffer planes, int first, int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size * size; i++) {
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        float value = planes.get(first + channel * size * size + i);
        rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
      }
      image.setRGB(i % size, i / size, rgb);
    }
    return image;
  }
}

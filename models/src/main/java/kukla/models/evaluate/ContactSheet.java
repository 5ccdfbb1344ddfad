package kukla.models.evaluate;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Frames side by side: the source to the left, then a column each with driver and output below each
 * other, and four times their difference where they should be equal.
 */
final class ContactSheet {
  /** Pixels a side of one picture. */
  static final int CELL = 160;

  private static final int CAPTION = 18;
  private static final int ERROR_TIMES = 4;

  private ContactSheet() {}

  /**
   * A sheet of frames of one clip.
   *
   * @param lines said below the source
   * @param captions below each column
   * @param withError whether driver and output should be equal
   */
  static BufferedImage of(
      BufferedImage source,
      List<String> lines,
      List<Gallery.Shown> frames,
      List<String> captions,
      boolean withError) {
    int width = (1 + Gallery.SAMPLES) * CELL;
    int rows = withError ? 3 : 2;
    BufferedImage sheet =
        new BufferedImage(width, rows * CELL + CAPTION, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(sheet);
    pen.drawImage(source, 0, 0, CELL, CELL, null);
    for (int i = 0; i < lines.size(); i++) {
      pen.drawString(lines.get(i), 6, CELL + CAPTION * (i + 1));
    }
    for (int i = 0; i < frames.size(); i++) {
      Gallery.Shown shown = frames.get(i);
      int left = (i + 1) * CELL;
      pen.drawImage(shown.driver(), left, 0, CELL, CELL, null);
      pen.drawImage(shown.output(), left, CELL, CELL, CELL, null);
      if (withError) {
        BufferedImage error = error(shown.driver(), shown.output());
        pen.drawImage(error, left, 2 * CELL, CELL, CELL, null);
      }
      pen.drawString(captions.get(i), left + 6, rows * CELL + 13);
    }
    pen.dispose();
    return sheet;
  }

  /** Sheets one below the other. */
  static BufferedImage stacked(List<BufferedImage> sheets) {
    int width = sheets.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int height = sheets.stream().mapToInt(BufferedImage::getHeight).sum();
    BufferedImage all = new BufferedImage(width, Math.max(1, height), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = all.createGraphics();
    int top = 0;
    for (BufferedImage sheet : sheets) {
      pen.drawImage(sheet, 0, top, null);
      top += sheet.getHeight();
    }
    pen.dispose();
    return all;
  }

  /** Four times the absolute difference, channel by channel. */
  static BufferedImage error(BufferedImage a, BufferedImage b) {
    BufferedImage error =
        new BufferedImage(a.getWidth(), a.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int one = a.getRGB(x, y);
        int other = b.getRGB(x, y);
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          int away = Math.abs((one >> shift & 0xff) - (other >> shift & 0xff));
          rgb |= Math.min(255, ERROR_TIMES * away) << shift;
        }
        error.setRGB(x, y, rgb);
      }
    }
    return error;
  }

  /**
   * A picture as a file.
   *
   * @param format {@code png} or {@code jpeg}
   */
  static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static Graphics2D pen(BufferedImage sheet) {
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(new Color(0x202226));
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    pen.setColor(new Color(0xe8e8e8));
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    return pen;
  }
}

package kukla.models.evaluate;

import java.awt.image.BufferedImage;
import java.util.Base64;

/** Pieces of a page that opens without any other file. */
final class Html {
  private Html() {}

  /** Words as they are, in text and in attributes. */
  static String text(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A picture inside the page. */
  static String picture(BufferedImage picture, String words) {
    return "<img width=\"%d\" height=\"%d\" alt=\"%s\" src=\"data:image/jpeg;base64,%s\">\n"
        .formatted(
            picture.getWidth(),
            picture.getHeight(),
            text(words),
            Base64.getEncoder().encodeToString(ContactSheet.encoded(picture, "jpeg")));
  }
}

package kukla.app.panel;

import imgui.ImFont;
import imgui.ImFontAtlas;
import imgui.ImFontConfig;
import imgui.ImFontGlyph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import org.lwjgl.system.MemoryUtil;

/**
 * The panel's letters: Liberation Sans, which lies in the jar of PDFBox, with all it has: Latin,
 * Greek, Cyrillic, Hebrew, punctuation. What it lacks is an empty box.
 */
final class PanelFont {
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** From the space to the last character of 16 bits, which are all that Dear ImGui knows here. */
  private static final short[] RANGE = {0x20, (short) 0xfffd, 0};

  /** What stands for a character that is not there. */
  private static final int BOX = 0x25a1;

  /**
   * Where {@code GlyphRanges} lies in Dear ImGui's {@code ImFontConfig}. The Java setter keeps the
   * address of an array that the garbage collector may move before the atlas is built.
   */
  private static final int GLYPH_RANGES = 56;

  private PanelFont() {}

  /**
   * Adds it to an atlas that has no font yet, and draws all letters.
   *
   * @param pixels height of a line
   */
  static ImFont addTo(ImFontAtlas atlas, float pixels) {
    byte[] file = file();
    ImFontConfig config = new ImFontConfig(); // with which the atlas copies the file
    ShortBuffer range = MemoryUtil.memAllocShort(RANGE.length).put(RANGE).flip();
    try {
      MemoryUtil.memPutAddress(config.ptr + GLYPH_RANGES, MemoryUtil.memAddress(range));
      ImFont font = atlas.addFontFromMemoryTTF(file, pixels, config);
      atlas.build();
      ImFontGlyph box = font.findGlyph(BOX);
      box.setAdvanceX(font.getFallbackAdvanceX());
      font.setFallbackGlyph(box);
      return font;
    } finally {
      MemoryUtil.memFree(range);
      config.destroy();
    }
  }

  private static byte[] file() {
    try (InputStream in = PanelFont.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("expected the font in the jar of PDFBox, found none");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package kukla.models.evaluate;

import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/** One clip on a contact sheet: pairs of driver and output, spread evenly over the clip. */
final class SheetRow {
  /** Pairs a row. */
  static final int PAIRS = 5;

  /** Pixels a side of one picture. */
  static final int SIDE = 160;

  private final Image sheet;
  private final int top;
  private final PictureSampler sampler = new PictureSampler();
  private final Image cell = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
  private final byte[] line = new byte[SIDE * 3];
  private int shown;

  /**
   * @param sheet RGB, {@code 2 · PAIRS · SIDE} wide; written, borrowed for the row's life
   * @param row from 0
   */
  SheetRow(Image sheet, int row) {
    this.sheet = sheet;
    top = row * SIDE;
  }

  /**
   * Shows the frame if it is the next one's turn; the first frame is the source and is passed over.
   *
   * @param index from 0
   * @param expected frames in all, 0 when unknown
   */
  void offer(int index, long expected, Image driver, Image output) {
    if (shown < PAIRS && index > 0 && index >= (shown + 0.5) * expected / PAIRS) {
      put(driver, 2 * shown);
      put(output, 2 * shown + 1);
      shown++;
    }
  }

  private void put(Image picture, int column) {
    sampler.resize(picture, cell);
    for (int y = 0; y < SIDE; y++) {
      cell.pixels().get(y * cell.stride(), line);
      sheet.pixels().put((top + y) * sheet.stride() + column * line.length, line);
    }
  }
}

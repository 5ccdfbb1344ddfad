package kukla.inference.cuda;

/**
 * How many threads run a kernel: blocks, and threads in each.
 *
 * @param blocksX blocks along x
 * @param blocksY blocks along y
 * @param blocksZ blocks along z
 * @param threadsX threads of a block along x
 * @param threadsY threads of a block along y
 */
public record Grid(int blocksX, int blocksY, int blocksZ, int threadsX, int threadsY) {
  private static final int LINE = 256;
  private static final int TILE_X = 32;
  private static final int TILE_Y = 8;

  /** At least one thread an element. */
  public static Grid line(long elements) {
    return new Grid(Math.toIntExact(Math.max(1, ceiling(elements, LINE))), 1, 1, LINE, 1);
  }

  /** At least one thread a pixel of each plane. */
  public static Grid planes(int width, int height, int planes) {
    return new Grid(
        (int) ceiling(width, TILE_X), (int) ceiling(height, TILE_Y), planes, TILE_X, TILE_Y);
  }

  private static long ceiling(long size, int piece) {
    return (size + piece - 1) / piece;
  }
}

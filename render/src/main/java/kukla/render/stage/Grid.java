package kukla.render.stage;

/** Numbers a cell of a grid, rows first. */
final class Grid {
  private Grid() {}

  /** Refuses a grid that is not there. */
  static void check(int found, int columns, int rows, int perCell) {
    if (columns < 1 || rows < 1 || found < (long) columns * rows * perCell) {
      throw new IllegalArgumentException(
          "expected "
              + columns
              + " × "
              + rows
              + " cells of "
              + perCell
              + ", found "
              + found
              + " numbers");
    }
  }
}

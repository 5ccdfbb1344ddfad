package kukla.models.data;

/**
 * What a mirror does to the 68 iBUG landmarks and, after them, the pupils: left and right change
 * names.
 */
public final class FaceFlip {
  private static final int[][] PAIRS = {
    {0, 16}, {1, 15}, {2, 14}, {3, 13}, {4, 12}, {5, 11}, {6, 10}, {7, 9}, {17, 26}, {18, 25},
    {19, 24}, {20, 23}, {21, 22}, {31, 35}, {32, 34}, {36, 45}, {37, 44}, {38, 43}, {39, 42},
    {40, 47}, {41, 46}, {48, 54}, {49, 53}, {50, 52}, {55, 59}, {56, 58}, {60, 64}, {61, 63},
    {65, 67}, {68, 69}
  };
  private static final int[] MIRRORED = table();

  private FaceFlip() {}

  /** The landmark that landmark {@code index} becomes in the mirrored picture. */
  public static int mirrored(int index) {
    return MIRRORED[index];
  }

  private static int[] table() {
    int[] table = new int[ClipLabels.TRACKED];
    for (int i = 0; i < table.length; i++) {
      table[i] = i;
    }
    for (int[] pair : PAIRS) {
      table[pair[0]] = pair[1];
      table[pair[1]] = pair[0];
    }
    return table;
  }
}

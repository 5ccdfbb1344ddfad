package kukla.app.times;

import java.util.Arrays;

/**
 * How long one thing took the last few hundred times. One thread records, one other may read at the
 * same time and sees the newest or the newest but one.
 */
public final class Recent {
  /** How many are kept. */
  public static final int SIZE = 240;

  private final float[] millis = new float[SIZE];
  private volatile long count;

  /** Counts one time. */
  public void record(long nanos) {
    long n = count;
    millis[(int) (n % SIZE)] = nanos * 1e-6f;
    count = n + 1;
  }

  /**
   * Copies them, the oldest first.
   *
   * @param into room for {@link #SIZE} milliseconds
   * @return how many there are
   */
  public int copy(float[] into) {
    long n = count;
    int kept = (int) Math.min(n, SIZE);
    for (int i = 0; i < kept; i++) {
      into[i] = millis[(int) ((n - kept + i) % SIZE)];
    }
    return kept;
  }

  /**
   * Milliseconds that a share of them stayed below; 0 where there are none.
   *
   * @param sorted the first {@code count} in rising order
   * @param share 0 to 1
   */
  public static float percentile(float[] sorted, int count, double share) {
    return count == 0 ? 0 : sorted[(int) Math.min(count - 1, Math.floor(share * count))];
  }

  /** Sorts the first {@code count} in place, for {@link #percentile}. */
  public static void sort(float[] millis, int count) {
    Arrays.sort(millis, 0, count);
  }
}

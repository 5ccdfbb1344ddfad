package kukla.app.times;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapAllocationTest {
  @Test
  void countsWhatThisThreadAllocates() {
    HeapAllocation allocation = new HeapAllocation();
    byte[] large = new byte[1 << 20];
    assertThat(allocation.bytes().orElse(-1)).isGreaterThanOrEqualTo(large.length);
  }
}

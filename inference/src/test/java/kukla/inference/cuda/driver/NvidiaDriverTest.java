package kukla.inference.cuda.driver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kukla.inference.Fault;
import kukla.inference.cuda.SimulatedCuda;
import org.junit.jupiter.api.Test;

class NvidiaDriverTest {
  private final SimulatedCuda cuda = new SimulatedCuda();

  @Test
  void aDriverThatIsTooOldIsOneSentence() {
    cuda.driver(12_040);
    assertThatThrownBy(() -> NvidiaDriver.check(cuda))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("CUDA 12.4")
        .hasMessageContaining("580");
    cuda.driver(13_000);
    assertThatCode(() -> NvidiaDriver.check(cuda)).doesNotThrowAnyException();
  }

  @Test
  void noGpuIsOneSentence() {
    assertThatThrownBy(() -> NvidiaDriver.check(new SimulatedCuda(List.of())))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found none");
  }
}

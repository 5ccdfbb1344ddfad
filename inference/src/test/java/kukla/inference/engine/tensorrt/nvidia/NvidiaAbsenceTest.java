package kukla.inference.engine.tensorrt.nvidia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import kukla.inference.Fault;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.engine.tensorrt.TensorRtEngine;
import org.junit.jupiter.api.Test;

class NvidiaAbsenceTest {
  @Test
  void withoutDriverTheEngineIsOneSentence() {
    assumeThat(NvidiaLibraries.ofThisMachine().hasDriver()).isFalse();
    Fault fault = null;
    try {
      TensorRtEngine.load();
    } catch (Fault e) {
      fault = e;
    }
    assertThat(fault).isNotNull();
    assertThat(fault)
        .hasMessageContaining("no NVIDIA driver")
        .hasMessageContaining("--engine torch")
        .hasMessageNotContaining("\n");
  }

  @Test
  void versionsAreTold() {
    assertThat(TensorRtLibrary.text(101501)).isEqualTo("10.15.1");
    assertThat(TensorRtLibrary.text(100600)).isEqualTo("10.6.0");
  }
}

package kukla.inference.engine.tensorrt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildLogTest {
  @Test
  void countsTimedLayersOfThoseThatAreLeft() {
    BuildLog log = new BuildLog();
    assertThat(log.read("Original: 310 layers")).isFalse();
    assertThat(log.read("After dead-layer removal: 300 layers")).isTrue();
    assertThat(log.read("After concat removal: 3 layers")).isTrue();
    assertThat(log.total()).isEqualTo(3);
    assertThat(log.read("=============== Computing costs for Conv_1")).isTrue();
    assertThat(log.done()).isEqualTo(1);
    for (int i = 0; i < 9; i++) {
      log.read("=============== Computing costs for {ForeignNode}");
    }
    assertThat(log.done()).isEqualTo(3);
    assertThat(log.read("Tactic: 0x1 Time: 0.01")).isFalse();
  }

  @Test
  void theFirstErrorIsTheReason() {
    BuildLog log = new BuildLog();
    assertThat(log.firstError()).isEmpty();
    log.error(" CUDA initialization failure with error: 35 \n");
    log.error("Error Code 1");
    assertThat(log.firstError()).isEqualTo("CUDA initialization failure with error: 35");
  }
}

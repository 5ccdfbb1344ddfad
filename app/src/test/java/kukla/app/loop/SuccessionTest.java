package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private final Succession succession = new Succession(List.of("torch", "onnx"));

  @Test
  void anotherTakesOverThenTheSameAgainThenNobody() {
    succession.broke("torch", "a", 10);
    assertThat(succession.next()).contains("onnx");
    succession.broke("onnx", "b", 10);
    assertThat(succession.next()).contains("torch");
    succession.broke("torch", "c", 10);
    assertThat(succession.next()).contains("onnx");
    succession.broke("onnx", "d", 10);
    assertThat(succession.next()).isEmpty();
    assertThat(succession.reasons()).isEqualTo("torch with c, onnx with d");
  }

  @Test
  void oneThatDoesNotLoadIsNotAskedAgain() {
    succession.broke("torch", "a", 10);
    succession.refused("onnx", "no such library");
    assertThat(succession.next()).contains("torch");
    succession.broke("torch", "a", 10);
    assertThat(succession.next()).isEmpty();
  }

  @Test
  void whoWorkedForLongIsForgiven() {
    for (int i = 0; i < 10; i++) {
      succession.broke(i % 2 == 0 ? "torch" : "onnx", "a", Succession.FORGIVEN);
      assertThat(succession.next()).contains(i % 2 == 0 ? "onnx" : "torch");
    }
  }

  @Test
  void anEngineThatIsNotInTheListMayBreakToo() {
    succession.broke("passthrough", "a", 0);
    assertThat(succession.next()).contains("torch");
  }
}

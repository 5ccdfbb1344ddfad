package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void workIsTakenAsItWasBegunHoweverItEnds() {
    List<Integer> taken = new ArrayList<>();
    CompletableFuture<Integer> slow = new CompletableFuture<>();
    try (InOrder<Integer> line = new InOrder<>(3)) {
      line.add(slow, taken::add);
      line.add(CompletableFuture.completedFuture(2), taken::add);
      line.add(CompletableFuture.completedFuture(3), taken::add);
      assertThat(taken).isEmpty();
      slow.complete(1);
      line.add(CompletableFuture.completedFuture(4), taken::add);
      assertThat(taken).containsExactly(1);
      line.finish();
    }
    assertThat(taken).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aFailureIsTheCallers() {
    try (InOrder<Integer> line = new InOrder<>(1)) {
      line.add(CompletableFuture.failedFuture(new Fault("judging: no")), number -> {});
      assertThatThrownBy(line::finish).isInstanceOf(Fault.class).hasMessageContaining("judging");
    }
  }
}

package kukla.inference.engine.tensorrt.nvidia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.cuda.Gpu;
import kukla.inference.engine.Preparation;
import kukla.inference.engine.tensorrt.plan.PlanBuilder;
import kukla.inference.engine.tensorrt.plan.PlanFile;
import kukla.inference.engine.tensorrt.plan.PlanKey;
import kukla.inference.engine.tensorrt.plan.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildProcessTest {
  private static final Gpu H200 = new Gpu(0, "NVIDIA H200", 9, 0, 1);
  private static final Precision PRECISION = Precision.ofHalf(Set.of("a value", "b"));

  @TempDir Path folder;

  private BuildProcess process(String manner) {
    return new BuildProcess(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            PretendedBuilder.class.getName(),
            manner),
        folder.resolve("logs/build.log"));
  }

  private PlanBuilder.Order order() {
    return new PlanBuilder.Order(
        folder.resolve("g.onnx"),
        PlanKey.of("c".repeat(64), "10.15.1", H200, PRECISION),
        PRECISION,
        H200,
        folder.resolve("it.plan"),
        folder.resolve("timing.cache"));
  }

  @Test
  void whatIsBuiltElsewhereIsThereAfterwards() throws PlanFile.Refused {
    List<String> heard = new ArrayList<>();
    try (Preparation.Lasting listening =
        Preparation.listen((what, done, total) -> heard.add(done + "/" + total))) {
      process("builds").build(order());
    }
    ByteBuffer plan = PlanFile.read(order().destination(), order().key());
    assertThat(plan.remaining()).isPositive();
    assertThat(heard).containsExactly("0/0", "1/4", "3/4", "4/4");
  }

  @Test
  void aBuilderThatCrashesIsOneSentence() {
    assertThatThrownBy(() -> process("crashes").build(order()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("ended with 134")
        .hasMessageContaining("build.log");
  }

  @Test
  void aBuilderThatRefusesSaysWhy() {
    assertThatThrownBy(() -> process("refuses").build(order()))
        .isInstanceOf(Fault.class)
        .hasMessage("building an engine: expected this, found that");
  }

  @Test
  void aBuildCanBeGivenUp() {
    try (Preparation.Lasting listening =
        Preparation.listen(
            (what, done, total) -> {
              if (done == 1) {
                Preparation.giveUp();
              }
            })) {
      assertThatThrownBy(() -> process("waits").build(order()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("given up");
    }
  }

  @Test
  void ordersArriveAsTheyWereGiven() {
    List<String> arguments = Message.arguments(order());
    assertThat(Message.isProbe(arguments)).isFalse();
    assertThat(Message.precision(arguments)).isEqualTo(PRECISION);
    assertThat(Message.graph(arguments)).endsWith("g.onnx");
    assertThat(Message.timing(arguments)).endsWith("timing.cache");
    assertThat(Message.isProbe(Message.probe(3))).isTrue();
    assertThat(Message.gpu(Message.probe(3))).isEqualTo(3);
  }
}

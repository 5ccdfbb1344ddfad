package kukla.inference.engine.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.cuda.Copies;
import kukla.inference.cuda.CountedCuda;
import kukla.inference.cuda.CudaFailure;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.tensorrt.plan.PlanStore;
import kukla.inference.engine.tensorrt.plan.Precision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorRtEngineTest {
  @TempDir Path folder;

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final CountedCuda cuda = new CountedCuda(gpu);
  private final FakeTensorRt tensorRt = new FakeTensorRt(gpu);
  private final AtomicReference<@Nullable Fault> lost = new AtomicReference<>();
  private Path graph = Path.of("set below");

  @BeforeEach
  void graph() throws IOException {
    graph = Files.writeString(folder.resolve("generator.onnx"), "a graph");
  }

  private TensorRtEngine engine() {
    return new TensorRtEngine(cuda, tensorRt.gpu(), tensorRt, store(), tensorRt, lost);
  }

  private PlanStore store() {
    return new PlanStore(folder.resolve("cache"));
  }

  private List<Path> plans() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith(".plan")).toList();
    }
  }

  private void open() {
    engine().open(graph, Set.of()).close();
  }

  @Test
  void buildsOnceAndKeeps() throws IOException {
    assertThat(engine().isReady(graph)).isFalse();
    open();
    open();
    assertThat(tensorRt.builds).isEqualTo(1);
    assertThat(engine().isReady(graph)).isTrue();
    assertThat(plans()).hasSize(1);
  }

  @Test
  void anotherGraphVersionOrPrecisionIsBuiltAnew() throws IOException {
    open();
    tensorRt.becomes("10.16.0");
    open();
    assertThat(tensorRt.builds).isEqualTo(2);
    engine().keep(graph, Set.of("soft"));
    open();
    assertThat(tensorRt.builds).isEqualTo(3);
    engine().open(graph, Set.of(), Precision.ofFull()).close();
    assertThat(tensorRt.builds).isEqualTo(4);
    Files.writeString(graph, "another graph");
    open();
    assertThat(tensorRt.builds).isEqualTo(5);
    assertThat(plans()).hasSize(5);
  }

  @Test
  void whatWasMeasuredHoldsForThatGraphVersionAndGpuOnly() throws IOException {
    assertThat(engine().precision(graph)).isEqualTo(Precision.ofHalf());
    assertThat(engine().isMeasured(graph)).isFalse();
    engine().keep(graph, Set.of("soft", "warm"));
    assertThat(engine().precision(graph)).isEqualTo(Precision.ofHalf(Set.of("soft", "warm")));
    tensorRt.becomes("10.16.0");
    assertThat(engine().precision(graph)).isEqualTo(Precision.ofHalf());
    tensorRt.becomes("10.15.1");
    Files.writeString(graph, "another graph");
    assertThat(engine().precision(graph)).isEqualTo(Precision.ofHalf());
    Files.writeString(graph, "a graph");
    engine().keep(graph, Set.of());
    assertThat(engine().isMeasured(graph)).isTrue();
    assertThat(engine().precision(graph)).isEqualTo(Precision.ofHalf());
    engine().keep(graph, Set.of("soft"));
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      Path list =
          files.filter(file -> file.toString().endsWith(".exact")).findFirst().orElseThrow();
      Files.writeString(list, Files.readString(list).replace("soft", "hard"));
    }
    assertThat(engine().isMeasured(graph)).isFalse();
  }

  @Test
  void whatWasBuiltToBeMeasuredIsThrownAway() throws IOException {
    engine().open(graph, Set.of(), Precision.ofBare()).close();
    assertThat(plans()).hasSize(1);
    engine().forget(graph, Precision.ofBare());
    assertThat(plans()).isEmpty();
  }

  @Test
  void aTruncatedOrForeignEngineFileIsBuiltAnew() throws IOException {
    open();
    byte[] whole = Files.readAllBytes(plans().get(0));
    Files.write(plans().get(0), Arrays.copyOf(whole, whole.length - 3));
    assertThat(engine().isReady(graph)).isFalse();
    open();
    assertThat(tensorRt.builds).isEqualTo(2);
    Files.writeString(plans().get(0), "somebody else's");
    open();
    assertThat(tensorRt.builds).isEqualTo(3);
    open();
    assertThat(tensorRt.builds).isEqualTo(3);
  }

  @Test
  void whatTensorRtDoesNotTakeIsBuiltOnceMore() {
    open();
    tensorRt.refuse(1);
    open();
    assertThat(tensorRt.builds).isEqualTo(2);
    tensorRt.refuse(2);
    assertThatThrownBy(this::open).isInstanceOf(Fault.class);
    assertThat(tensorRt.builds).isEqualTo(3);
  }

  @Test
  void runsWithOneUploadAndOneDownloadARunAndOneGraph() {
    try (TensorRtSession session = engine().open(graph, Set.of("source"))) {
      session.input("source", 1, 1).put(0, 100);
      session.keep();
      for (int i = 0; i < 4; i++) {
        if (i == 3) {
          gpu.clearLedger();
        }
        Copies before = cuda.copies();
        session.input("driving").put(0, i).put(1, -i);
        session.run();
        assertThat(session.output("sum").get(0)).isEqualTo(100 + i);
        assertThat(session.output("sum").get(1)).isEqualTo(100 - i);
        assertThat(cuda.copies().since(before)).isEqualTo(new Copies(i == 0 ? 2 : 1, 1, 0));
      }
      assertThat(gpu.ledger()).contains("launch graph").doesNotContain("upload 8", "run engine");
      session.input("source").put(0, 200);
      session.run();
      assertThat(session.output("sum").get(0)).isEqualTo(103);
      session.keep();
      session.run();
      assertThat(session.output("sum").get(0)).isEqualTo(203);
      assertThat(session.shape("sum")).containsExactly(1, 2);
    }
  }

  @Test
  void whatCannotBeCapturedRunsPieceByPiece() {
    tensorRt.cannotCapture();
    try (TensorRtSession session = engine().open(graph, Set.of())) {
      for (int i = 0; i < 3; i++) {
        session.input("driving").put(0, i);
        session.run();
        assertThat(session.output("sum").get(0)).isEqualTo(i);
      }
    }
    assertThat(gpu.leaks()).containsExactly("module");
  }

  @Test
  void whoWorksOnTheGpuCopiesNothing() {
    try (TensorRtSession session = engine().open(graph, Set.of())) {
      long stream = cuda.openStream();
      gpu.bytes(session.address("driving")).putFloat(0, 5);
      gpu.bytes(session.address("source")).putFloat(0, 2);
      Copies before = cuda.copies();
      session.enqueue(stream);
      assertThat(gpu.bytes(session.address("sum")).getFloat(0)).isEqualTo(7);
      assertThat(cuda.copies()).isEqualTo(before);
      cuda.closeStream(stream);
    }
  }

  @Test
  void givesEverythingBack() {
    TensorRtSession session = engine().open(graph, Set.of("source"));
    session.run();
    session.run();
    session.close();
    assertThat(gpu.leaks()).containsExactly("module");
    assertThat(tensorRt.open).isZero();
  }

  @Test
  void noRoomIsOneSentenceAndNothingIsLeftBehind() {
    gpu.capacity(4);
    assertThatThrownBy(this::open)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("CUDA_ERROR_OUT_OF_MEMORY");
    assertThat(gpu.leaks()).containsExactly("module");
    assertThat(tensorRt.open).isZero();
    assertThat(lost.get()).isNull();
  }

  @Test
  void aLostGpuIsNotTriedAgainInThisProcess() {
    TensorRtSession session = engine().open(graph, Set.of());
    session.run();
    gpu.lose();
    assertThatThrownBy(session::run)
        .isInstanceOf(Fault.class)
        .hasCauseInstanceOf(CudaFailure.class);
    session.close();
    assertThatThrownBy(this::open)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("lost in this session")
        .hasMessageContaining("start again");
  }

  @Test
  void unknownDoorsAndShapesAreOneSentence() {
    try (TensorRtSession session = engine().open(graph, Set.of())) {
      assertThatThrownBy(() -> session.input("nothing"))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("nothing");
      assertThatThrownBy(() -> session.input("driving", 1, 3))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("[1, 3]");
    }
  }
}

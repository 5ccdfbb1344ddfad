package kukla.models.checkpoint;

import static kukla.models.checkpoint.HandMade.checkpoint;
import static kukla.models.checkpoint.HandMade.floats;
import static kukla.models.checkpoint.HandMade.tensor;
import static kukla.models.checkpoint.HandMade.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.weights.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final float[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7};

  private final Path folder;
  private final Path file;

  CheckpointTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("cpk.pth.tar");
  }

  @Test
  @Tag("shared")
  void bothFormsGiveEqualTensors() {
    try (Checkpoint legacy = Checkpoint.open(shared("mini-cpk.pth.tar"));
        Checkpoint zip = Checkpoint.open(shared("mini-cpk-zip.pth.tar"))) {
      for (String network : new String[] {"generator", "kp_detector"}) {
        Map<String, Tensor> tensors = legacy.network(network).tensors();
        assertThat(tensors).isEqualTo(zip.network(network).tensors()).hasSizeGreaterThan(50);
      }
      assertThat(legacy.network("generator").tensor("final.weight").shape())
          .containsExactly(3, 16, 7, 7);
      assertThat(legacy.names()).contains("discriminator", "optimizer_generator", "epoch");
      assertThatThrownBy(() -> zip.network("swapper")).hasMessageContaining("kp_detector");
    }
  }

  @Test
  @Tag("shared")
  void cutOffFilesAreRefused() throws IOException {
    for (String name : new String[] {"mini-cpk.pth.tar", "mini-cpk-zip.pth.tar"}) {
      byte[] whole = Files.readAllBytes(shared(name));
      for (int length : new int[] {0, 3, 10, 100, 30_000, 90_000, whole.length - 1}) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> Checkpoint.open(file)).isInstanceOf(Fault.class);
      }
    }
  }

  private static Path shared(String name) {
    return Path.of(System.getProperty("kukla.shared"), "fomm", name);
  }

  @Test
  void stridesAndOffsetsAreFollowed() throws IOException {
    String transposed = tensor(floats("0", 8), 1, new int[] {2, 3}, new int[] {1, 2});
    for (Path path :
        new Path[] {
          HandMade.zip(folder.resolve("a"), checkpoint("net", "w", transposed), NUMBERS),
          HandMade.legacy(folder.resolve("b"), checkpoint("net", "w", transposed), NUMBERS)
        }) {
      try (Checkpoint checkpoint = Checkpoint.open(path)) {
        Tensor w = checkpoint.network("net").tensor("w");
        assertThat(w).isEqualTo(Tensor.of(new float[] {1, 3, 5, 2, 4, 6}, 2, 3));
      }
    }
  }

  @Test
  void aTensorOutsideItsStorageIsRefused() throws IOException {
    String wide = tensor(floats("0", 8), 1, new int[] {8}, new int[] {1});
    HandMade.zip(file, checkpoint("net", "w", wide), NUMBERS);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertThatThrownBy(() -> checkpoint.network("net")).hasMessageContaining("outside");
    }
  }

  @Test
  void aStorageOfAnotherSizeIsRefused() throws IOException {
    String objects =
        checkpoint("net", "w", tensor(floats("0", 9), 0, new int[] {9}, new int[] {1}));
    HandMade.legacy(file, objects, NUMBERS);
    assertThatThrownBy(() -> Checkpoint.open(file)).isInstanceOf(Fault.class);
    HandMade.zip(file, objects, NUMBERS);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertThatThrownBy(() -> checkpoint.network("net")).hasMessageContaining("another size");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cposix\nsystem\n(X\4\0\0\0truetR.", // GLOBAL, REDUCE
        "(X\4\0\0\0trueiposix\nsystem\n.", // INST
        "(cposix\nsystem\nX\4\0\0\0trueo.", // OBJ
        "X\5\0\0\0posixX\6\0\0\0system\u0093(X\4\0\0\0truetR.", // STACK_GLOBAL
        "cposix\nsystem\n)\u0081.", // NEWOBJ
      })
  void runningCodeIsRefusedByName(String pickle) throws IOException {
    for (Path path : new Path[] {HandMade.legacy(file, pickle), HandMade.zip(file, pickle)}) {
      assertThatThrownBy(() -> Checkpoint.open(path))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("posix.system");
    }
  }

  /** Among them classes that the pickle library would resolve by itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "builtins\neval", "__builtin__\neval", "builtins\nset", "datetime\ndatetime",
        "decimal\nDecimal", "copyreg\n_reconstructor", "_codecs\nencode", "operator\nattrgetter",
        "torch.storage\n_load_from_bytes", "builtins\nException", "torch\nnn.Module", "array\narray"
      })
  void everyOtherClassIsRefusedByName(String lines) throws IOException {
    HandMade.legacy(file, "c" + lines + "\n)R.");
    assertThatThrownBy(() -> Checkpoint.open(file))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(lines.replace('\n', '.'));
  }

  /** A pickle hidden where a magic number or a list of keys belongs is no way in either. */
  @Test
  void theFirstPickleIsNoBackDoor() throws IOException {
    Files.write(file, HandMade.latin("cbuiltins\neval\n(X\4\0\0\0truetR."));
    assertThatThrownBy(() -> Checkpoint.open(file)).hasMessageContaining("builtins.eval");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "N.",
        "}",
        "t.",
        "0.",
        "K",
        "X\u00ff\u00ff\u00ff\u007fa",
        "\u008e\0\0\0\0\0\0\0\1",
        "}]K\1s.",
        "}}K\1s.",
        "K\1)R.",
        "\u008f.",
        "Pabc\n.",
        "ctorch\nFloatStorage\n)R.",
        "\u0082\1.",
        "ccollections\nOrderedDict\nK\1R.",
        "}}K\1b.",
        "K\1K\2s.",
        "this is a text, no checkpoint"
      })
  void brokenPicklesAreRefused(String pickle) throws IOException {
    HandMade.legacy(file, pickle);
    assertThatThrownBy(
            () -> {
              try (Checkpoint checkpoint = Checkpoint.open(file)) {
                checkpoint.network("generator");
              }
            })
        .isInstanceOf(Fault.class);
    Files.write(file, HandMade.latin(pickle));
    assertThatThrownBy(() -> Checkpoint.open(file)).isInstanceOf(Fault.class);
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    assertThatThrownBy(() -> Checkpoint.open(file)).hasMessageContaining("found none");
    assertThatThrownBy(() -> Checkpoint.open(folder)).isInstanceOf(Fault.class);
  }

  @Test
  void parametersAndPairsAreRead() throws IOException {
    String inner = tensor(floats("0", 8), 0, new int[] {8}, new int[] {1});
    String parameter =
        "ctorch._utils\n_rebuild_parameter\n(" + inner + "\u0088ccollections\nOrderedDict\n)RtR";
    String objects =
        "\u0080\2}"
            + text("net")
            + "ccollections\nOrderedDict\n(]]("
            + text("w")
            + parameter
            + "eatRs.";
    HandMade.zip(file, objects, NUMBERS);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertThat(checkpoint.network("net").tensor("w")).isEqualTo(Tensor.of(NUMBERS, 8));
    }
  }
}

package kukla.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  private final Path folder;

  SafetensorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatIsWrittenIsRead() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("bytes", Tensor.of(new byte[] {1, -1, 3}, 3));
    tensors.put("halves", Tensor.halves(new float[] {1, 0.5f, -2, 65504}, 2, 2));
    tensors.put("step", Tensor.of(new long[] {1L << 40}));
    tensors.put("points", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 1, 2));
    tensors.put("indices", Tensor.of(new int[] {-7, 7}, 2));
    tensors.put("nothing", Tensor.of(new float[0], 0, 4));
    Path path = folder.resolve("new/all.safetensors");

    Safetensors.write(path, tensors, Map.of("step", "10 \"ä\""));
    Safetensors read = Safetensors.read(path);

    assertThat(read.tensors()).isEqualTo(tensors);
    assertThat(read.metadata()).containsExactly(Map.entry("step", "10 \"ä\""));
    assertThat(read.tensor("halves").floats()).containsExactly(1, 0.5f, -2, 65504);
    assertThat(read.tensor("bytes").floats()).containsExactly(1, 255, 3);
    assertThat(read.tensor("step").longs()).containsExactly(1L << 40);
    assertThat(read.tensor("indices").longs()).containsExactly(-7, 7);
  }

  @Test
  void partsAreWrittenAsOne() {
    Path path = folder.resolve("joined.safetensors");
    Map<String, List<Tensor>> parts = new LinkedHashMap<>();
    parts.put("bytes", List.of(Tensor.of(new byte[] {1, 2, 3}, 3), Tensor.of(new byte[] {4}, 1)));
    parts.put(
        "points",
        List.of(
            Tensor.of(new float[] {1, 2, 3, 4}, 2, 2),
            Tensor.of(new float[0], 0, 2),
            Tensor.of(new float[] {5, 6}, 1, 2)));
    Safetensors.writeParts(path, parts, Map.of("source", "parts"));
    Safetensors read = Safetensors.read(path);
    assertThat(read.tensor("bytes")).isEqualTo(Tensor.of(new byte[] {1, 2, 3, 4}, 4));
    assertThat(read.tensor("points")).isEqualTo(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
    assertThat(read.metadata()).containsExactly(Map.entry("source", "parts"));
  }

  @Test
  void partsThatDoNotFitTogetherAreRefusedAndNothingIsLost() {
    Path path = folder.resolve("weights.safetensors");
    Tensor before = Tensor.of(new float[] {1}, 1);
    Safetensors.write(path, Map.of("w", before), Map.of());
    Tensor pair = Tensor.of(new float[] {1, 2}, 1, 2);
    Tensor triple = Tensor.of(new float[] {1, 2, 3}, 1, 3);
    Tensor whole = Tensor.of(new int[] {1, 2}, 1, 2);
    Tensor single = Tensor.of(new float[] {1});
    for (List<Tensor> parts :
        List.of(List.of(pair, triple), List.of(pair, whole), List.of(single, single))) {
      assertThatThrownBy(() -> Safetensors.writeParts(path, Map.of("w", parts), Map.of()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("joining parts of w: expected more of " + parts.get(0));
    }
    assertThat(Safetensors.read(path).tensor("w")).isEqualTo(before);
  }

  @Test
  void aNewFileMayTakeTheNameOfAMappedOne() {
    Path path = folder.resolve("weights.safetensors");
    Safetensors.write(path, Map.of("w", Tensor.of(new float[] {1}, 1)), Map.of());
    Safetensors old = Safetensors.read(path);
    Safetensors.write(path, Map.of("w", Tensor.of(new float[] {2}, 1)), Map.of());
    assertThat(old.tensor("w").floats()).containsExactly(1);
    assertThat(Safetensors.read(path).tensor("w").floats()).containsExactly(2);
  }

  @Test
  void everyHalfSurvivesTheRoundTrip() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = Half.fromF16((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Half.toF16(value)).isEqualTo((short) bits);
      }
    }
    assertThat(Half.fromF16(Half.toF16(1 + 0x1p-11f))).isEqualTo(1); // a tie goes to even
    assertThat(Half.fromF16(Half.toF16(1 + 0x1.8p-10f))).isEqualTo(1 + 0x1p-9f);
    assertThat(Half.toF16(1e9f)).isEqualTo((short) 0x7c00);
    assertThat(Half.fromBf16(Half.toBf16(3.1415927f))).isEqualTo(3.140625f);
    assertThat(Float.isNaN(Half.fromBf16(Half.toBf16(Float.NaN)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 4 | 4 bytes of numbers where",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 4 | place does not fit its shape",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | 4 | impossible shape",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}} | 0 | impossible shape",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | belong to nothing",
        "{\"w\":{\"dtype\":\"F8\",\"shape\":[1],\"data_offsets\":[0,1]}} | 1 | of type 'F8'",
        "{\"w\":{\"dtype\":\"F32\"}} | 0 | without shape",
        "[1] | 0 | no JSON object",
        "{\"w\": | 0 | no JSON"
      })
  void badHeadersAreRefusedInOneSentence(String json, int dataBytes, String found)
      throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    Path path = folder.resolve("bad.safetensors");
    Files.write(path, file.array());
    assertThatThrownBy(() -> Safetensors.read(path))
        .isInstanceOf(Fault.class)
        .hasMessageContainingAll("bad.safetensors", found);
  }

  @Test
  void missingEmptyAndForeignFilesAreRefused() throws IOException {
    Path path = folder.resolve("w.safetensors");
    assertThatThrownBy(() -> Safetensors.read(path)).isInstanceOf(Fault.class);
    Files.write(path, new byte[0]);
    assertThatThrownBy(() -> Safetensors.read(path)).hasMessageContaining("found 0 bytes");
    Files.write(path, "this is a text and no tensor file".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Safetensors.read(path)).hasMessageContaining("a header of");
    assertThatThrownBy(() -> Safetensors.read(folder)).isInstanceOf(Fault.class);
  }

  @Test
  @Tag("shared")
  void goldenTensorsAreRead() {
    Path golden = Path.of(System.getProperty("kukla.shared"), "fomm", "mini-golden.safetensors");
    Tensor source = Safetensors.read(golden).tensor("source");
    assertThat(source.shape()).containsExactly(1, 3, 256, 256);
    assertThat(source.floats()).doesNotContain(Float.NaN).hasSize(3 * 256 * 256);
  }
}

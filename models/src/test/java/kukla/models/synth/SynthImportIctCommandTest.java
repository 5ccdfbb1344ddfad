package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import kukla.inference.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SynthImportIctCommandTest {
  private static final String FACES =
      """
      vt 0 0
      vt 1 0
      vt 1 1
      vt 0 1
      usemtl M_Face
      f 1/1 2/2 3/3 4/4
      usemtl M_Teeth
      f 1/1 2/2 3/3
      """;

  @TempDir Path folder;

  @BeforeEach
  void publish() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("FaceXModel"));
    String square = "# a square\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";
    Files.writeString(inner.resolve("generic_neutral_mesh.obj"), square + FACES);
    Files.writeString(
        inner.resolve("identity000.obj"), square.replace("v 0 0 0", "v 0 0 2") + FACES);
    Files.writeString(
        inner.resolve("identity001.obj"), square.replace("v 1 1 0", "v 1 1.5 0") + FACES);
    Files.writeString(
        inner.resolve("mouthClose.obj"), square.replace("v 1 0 0", "v 1 0 -.5") + FACES);
    Files.writeString(inner.resolve("jawOpen.obj"), square.replace("v 0 1 0", "v 0 -3 0") + FACES);
    Files.writeString(
        inner.resolve("vertex_indices.json"),
        "{\"idx_to_landmark_verts\": " + Collections.nCopies(68, 3) + "}");
  }

  private Path inner(String name) {
    return folder.resolve("FaceXModel").resolve(name);
  }

  private Path head() {
    return folder.resolve("head.safetensors");
  }

  @Test
  void makesTheFileThatTheStudioReads() {
    int code =
        new CommandLine(new SynthImportIctCommand()).execute("--out=" + head(), folder.toString());
    assertThat(code).isZero();
    HeadModel model = HeadModel.read(head());
    assertThat(model.vertexCount).isEqualTo(4);
    assertThat(model.triangles).containsExactly(0, 1, 2, 0, 2, 3, 0, 1, 2);
    assertThat(model.triangleMaterial)
        .containsExactly(Material.FACE, Material.FACE, Material.TEETH);
    assertThat(model.names).containsExactly("jawOpen", "mouthClose");
    assertThat(model.identity).hasDimensions(2, 12);
    assertThat(model.identity[0]).startsWith(0, 0, 2, 0);
    assertThat(model.identity[1][7]).isEqualTo(0.5f);
    float[] opened = model.neutral.clone();
    model.expressions.get(0).addTo(opened, 0.5f);
    assertThat(opened).endsWith(0, -1, 0);
    assertThat(model.landmarks).containsOnly(3);
  }

  @Test
  void refusesWhatIsNoSuchFolder() throws IOException {
    refused(folder.resolve("none"), "none");
    Files.writeString(inner("jawOpen.obj"), "version https://git-lfs.github.com/spec/v1\n");
    refused(folder, "jawOpen.obj");
    Files.writeString(inner("jawOpen.obj"), "v 0 0 zero\n");
    refused(folder, "jawOpen.obj");
    publish();
    Files.writeString(inner("vertex_indices.json"), "{\"idx_to_landmark_verts\": [1, 2]}");
    refused(folder, "vertex_indices.json");
    Files.writeString(inner("vertex_indices.json"), "no json");
    refused(folder, "vertex_indices.json");
    publish();
    Files.delete(inner("generic_neutral_mesh.obj"));
    refused(folder, "generic_neutral_mesh.obj");
  }

  private void refused(Path from, String because) {
    SynthImportIctCommand command =
        CommandLine.populateCommand(
            new SynthImportIctCommand(), "--out=" + head(), from.toString());
    assertThatThrownBy(command::call)
        .isInstanceOf(Fault.class)
        .hasMessageContaining(because)
        .hasMessageNotContaining("\n");
    assertThat(head()).doesNotExist();
  }
}

package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjFileTest {
  @TempDir Path folder;

  @Test
  void cutsAQuadIntoTwoTriangles() throws IOException {
    Path file = folder.resolve("quad.obj");
    Files.writeString(
        file,
        """
        # a square
        v 0 0 0
        v 1 0 0
        v 1 1 0
        v 0 1 0
        vt 0 0
        vt 1 0
        vt 1 1
        vt 0 1
        f 1/1 2/2 3/3 4/4
        """);
    ObjFile mesh = ObjFile.read(file);
    assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
    assertThat(mesh.uvTriangles()).containsExactly(0, 1, 2, 0, 2, 3);
    assertThat(mesh.positions()).hasSize(12);
    assertThat(mesh.uv()).hasSize(8);
  }

  @Test
  void refusesWhatIsNoMesh() throws IOException {
    for (String text :
        new String[] {"", "v 1 2\n", "v 0 0 0\nvt 0 0\nf 1/1 2/2 3/3\n", "f a b c"}) {
      Path file = folder.resolve("bad.obj");
      Files.writeString(file, text);
      assertThatThrownBy(() -> ObjFile.read(file))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("bad.obj")
          .hasMessageNotContaining("\n");
    }
    assertThatThrownBy(() -> ObjFile.read(folder.resolve("none.obj"))).isInstanceOf(Fault.class);
  }
}

package kukla.app.sink.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import kukla.app.sink.NumberedPictures;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir Path folder;

  private static Image picture() {
    Image image = Image.allocate(320, 180, ChannelOrder.RGBA);
    image.pixels().put(0, new NumberedPictures(320, 180).draw(5), 0, 320 * 180 * 4);
    return image;
  }

  @Test
  void eachHasANameOfItsOwnAndSaysWhatItIs() throws IOException {
    Provenance provenance = new Provenance("Kukla 1.2", "motion-lite");
    Path wished = folder.resolve("new").resolve("snap.png");
    Path first = Snapshot.take(picture(), wished, provenance);
    Path second = Snapshot.take(picture(), wished, provenance);
    assertThat(first).isEqualTo(wished);
    assertThat(second).isEqualTo(wished.resolveSibling("snap-2.png"));
    var read = ImageIO.read(second.toFile());
    assertThat(read.getWidth()).isEqualTo(320);
    // number 5: white, black, white
    assertThat(read.getRGB(8, 8)).isEqualTo(0xffffffff);
    assertThat(read.getRGB(24, 8)).isEqualTo(0xff000000);
    assertThat(read.getRGB(40, 8)).isEqualTo(0xffffffff);
    var metadata = ImageIO.getImageReadersBySuffix("png").next();
    metadata.setInput(ImageIO.createImageInputStream(first.toFile()));
    var root = metadata.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
    var entry = ((org.w3c.dom.Element) root).getElementsByTagName("iTXtEntry").item(0);
    assertThat(((org.w3c.dom.Element) entry).getAttribute("keyword")).isEqualTo("Comment");
    assertThat(((org.w3c.dom.Element) entry).getAttribute("text"))
        .isEqualTo("synthetic: made with Kukla 1.2, model motion-lite");
    assertThat(new String(Files.readAllBytes(first), StandardCharsets.ISO_8859_1))
        .contains("motion-lite");
  }

  @Test
  void aWrongNameIsOneSentence() {
    Provenance provenance = new Provenance("Kukla 1.2", "motion-lite");
    assertThatThrownBy(() -> Snapshot.take(picture(), folder.resolve("a.gif"), provenance))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("ends in .png");
  }
}

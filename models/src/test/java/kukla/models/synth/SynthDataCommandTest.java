package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.models.data.Label;
import kukla.models.data.LabelFile;
import kukla.models.data.MaskClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("shared")
@Tag("gl")
class SynthDataCommandTest {
  @TempDir Path folder;

  private int run(int count) {
    return new CommandLine(new SynthDataCommand()).execute(options(folder, count));
  }

  private static String[] options(Path folder, int count, String... more) {
    return Stream.concat(
            Stream.of(
                "--out=" + folder,
                "--count=" + count,
                "--frames=2",
                "--size=64",
                "--threads=2",
                "--head=" + SharedHead.HEAD,
                "--hair=" + SharedHead.HAIR),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static SynthDataCommand command(String... options) {
    return CommandLine.populateCommand(new SynthDataCommand(), options);
  }

  /** A disk that takes so many more pictures. */
  private static final class FullDisk extends PeopleFolder {
    private final AtomicInteger left;

    FullDisk(Path folder, int pictures) {
      super(folder);
      left = new AtomicInteger(pictures);
    }

    @Override
    void write(Path file, byte[] bytes) throws IOException {
      if (left.getAndDecrement() <= 0) {
        throw new IOException("No space left on device");
      }
      super.write(file, bytes);
    }
  }

  @Test
  void aFullDiskEndsInOneSentenceAndTheNextRunGoesOn() throws IOException {
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    assertThat(new CommandLine(new SynthDataCommand()).execute(options(whole, 3))).isZero();
    SynthDataCommand command = command(options(broken, 3));
    assertThatThrownBy(() -> command.film(SharedHead.MODEL, new FullDisk(broken, 3)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("free some space")
        .hasMessageNotContaining("\n");
    try (Stream<Path> all = Files.list(broken)) {
      assertThat(all).allMatch(path -> !path.getFileName().toString().endsWith(".part"));
    }
    command.film(SharedHead.MODEL, new PeopleFolder(broken));
    for (int person = 0; person < 3; person++) {
      for (String name : new String[] {"/000000.jpg", "/000001.jpg", ".labels.safetensors"}) {
        String file = "person-%07d%s".formatted(person, name);
        assertThat(broken.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
      }
    }
  }

  @Test
  void anotherPlanInTheSameFolderIsRefused() {
    new PeopleFolder(folder).agreeOn("--frames 3");
    refused(command(options(folder, 1)), "--frames 3");
  }

  @Test
  void badOptionsAreRefusedInOneSentence() {
    refused(command(options(folder, 1, "--seed=-1")), "--seed");
    refused(command(options(folder, 1, "--seed=1000000000")), "--seed");
    refused(command(options(folder, 2, "--seed=999999999")), "--count");
    refused(
        command("--out=" + folder, "--count=1", "--head=" + folder.resolve("none")), "import-ict");
    refused(command(options(folder, 1, "--dense=65")), "--dense");
    refused(command(options(folder, 1, "--dense=-5")), "--dense");
    String[] large = {
      "--out=" + folder, "--count=1", "--frames=9000", "--size=2048", "--head=" + SharedHead.HEAD
    };
    refused(command(large), "--dense");
  }

  private static void refused(SynthDataCommand command, String because) {
    assertThatThrownBy(command::call)
        .isInstanceOf(Fault.class)
        .hasMessageContaining(because)
        .hasMessageNotContaining("\n");
  }

  @Test
  void writesWholePeopleAndGoesOnWhereItStopped() throws IOException {
    assertThat(run(1)).isZero();
    Path first = folder.resolve("person-0000000/000001.jpg");
    byte[] picture = Files.readAllBytes(first);
    // as a kill in the middle leaves it
    Files.createDirectories(folder.resolve(".person-0000001.part/junk"));
    Files.writeString(first, "not drawn again");
    assertThat(run(2)).isZero();
    assertThat(first).hasContent("not drawn again");
    assertThat(picture.length).isGreaterThan(500);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "people.txt",
              "person-0000000",
              "person-0000000.labels.safetensors",
              "person-0000001",
              "person-0000001.labels.safetensors");
    }
    LabelFile labels = LabelFile.read(folder.resolve("person-0000001.labels.safetensors"));
    labels.fit(2);
    for (Label label : Label.values()) {
      assertThat(labels.numbers(label)).as(label.tensor()).isNotEmpty();
    }
    assertThat(labels.expressionNames()).hasSize(57).contains("jawOpen");
    assertThat(labels.denseWidth()).isEqualTo(32);
    byte[] mask = new byte[32 * 32];
    labels.mask(1, mask);
    assertThat(mask).contains((byte) MaskClass.BACKGROUND.ordinal(), (byte) 1);
    assertThat(labels.depth(1)).hasSize(32 * 32);
    for (float coordinate : labels.numbers(Label.LANDMARKS68)) {
      assertThat(coordinate).isBetween(-0.5f, 63.5f);
    }
  }
}

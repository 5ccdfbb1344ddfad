package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import kukla.inference.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClipLibraryTest {
  @TempDir Path temporary;
  private Path clips = Path.of("");
  private Path cache = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    clips = temporary.resolve("clips");
    cache = temporary.resolve("cache");
    ToyClips.write(clips.resolve("a"), 5);
    ToyClips.write(clips.resolve("b"), 4);
  }

  private ClipLibrary open() {
    return ClipLibrary.open(List.of(new DataFolder(clips, 0)), new ClipCache(cache, 96, 400));
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.sorted().toList();
    }
  }

  @Test
  void readsFoldersOfPictures() {
    ClipLibrary library = open();
    assertThat(library.skipped()).isEmpty();
    assertThat(library.frames()).isEqualTo(9);
    assertThat(library.clips()).allMatch(CachedClip::labelled).allMatch(clip -> clip.side() == 96);
  }

  @Test
  void twoClipsOfOneNameWouldShareTheirLabels() throws IOException {
    Files.writeString(clips.resolve("b.mp4"), "the same in another form");
    assertThatThrownBy(this::open)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found b and b.mp4; rename or remove one");
  }

  @Test
  void keepsEvenlySpacedFramesOfLongClips() {
    ClipLibrary library =
        ClipLibrary.open(List.of(new DataFolder(clips, 0)), new ClipCache(cache, 96, 2));
    assertThat(library.clips()).allMatch(clip -> clip.frames() == 2);
  }

  @Test
  void decodesOnceAndAgainWhenLabelsChange() throws IOException {
    open();
    Path file = cached().get(0);
    FileTime first = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, first);
    open();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(first);
    Files.setLastModifiedTime(
        clips.resolve("a.labels.safetensors"), FileTime.fromMillis(2_000_000));
    open();
    assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(first);
  }

  @Test
  void decodesAgainWhatIsCutShort() throws IOException {
    open();
    Path file = cached().get(0);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(open().frames()).isEqualTo(9);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void skipsWhatCannotBeRead() throws IOException {
    Files.writeString(clips.resolve("broken.mp4"), "this is no video");
    Files.writeString(clips.resolve("b").resolve("001.png"), "nor a picture");
    ClipLibrary library = open();
    assertThat(library.clips()).hasSize(1);
    assertThat(library.skipped())
        .hasSize(2)
        .anyMatch(sentence -> sentence.contains("broken.mp4"))
        .anyMatch(sentence -> sentence.contains("001.png"));
    assertThat(cached()).hasSize(1);
  }

  @Test
  void hiddenFilesAreNoFrames() throws IOException {
    Files.writeString(clips.resolve("a/._000.png"), "left by a file manager");
    assertThat(open().skipped()).isEmpty();
    assertThat(open().frames()).isEqualTo(9);
  }

  @Test
  void aLinkThatLeadsNowhereIsSkipped() throws IOException {
    Files.createSymbolicLink(clips.resolve("gone.mp4"), temporary.resolve("nowhere.mp4"));
    assertThat(open().skipped()).singleElement().asString().contains("gone.mp4");
  }

  @Test
  void aCacheThatCannotBeWrittenIsNoFaultOfTheClips() throws IOException {
    cache = Files.writeString(temporary.resolve("file"), "no folder");
    assertThatThrownBy(this::open)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("using the frame cache")
        .hasMessageContaining("run it again");
  }

  @Test
  void refusesCachesThatNoFileHolds() {
    for (int[] wrong : new int[][] {{0, 400}, {96, 0}, {96, 1}, {2048, 400}, {70_000, 2}}) {
      assertThatThrownBy(() -> new ClipCache(cache, wrong[0], wrong[1]))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("frames_per_clip");
    }
  }

  @Test
  void skipsLabelsOfAnotherLength() {
    ToyClips.label(clips.resolve("a"), new float[3 * 68 * 2], 3);
    ClipLibrary library = open();
    assertThat(library.clips()).hasSize(1);
    assertThat(library.skipped())
        .singleElement()
        .asString()
        .contains("expected 5 frames as the clip has, found 3")
        .contains("kukla label");
  }

  @Test
  void refusesToTrainOnNothing() {
    assertThatThrownBy(
            () ->
                ClipLibrary.open(
                    List.of(new DataFolder(temporary.resolve("nowhere"), 0)),
                    new ClipCache(cache, 96, 400)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a folder of clips");
  }

  @Test
  void drawsFoldersByPeople() {
    ClipLibrary library =
        ClipLibrary.open(
            List.of(new DataFolder(clips.resolve("a"), 3), new DataFolder(clips.resolve("b"), 1)),
            new ClipCache(cache, 96, 400));
    int first = 0;
    for (int i = 0; i < 4000; i++) {
      first += library.draw(new Draw(7, i)) == library.clips().get(0) ? 1 : 0;
    }
    assertThat(first).isBetween(2850, 3150);
  }

  @Test
  void parsesPeople() {
    assertThat(DataFolder.parse("clips:2.5")).isEqualTo(new DataFolder(Path.of("clips"), 2.5));
    assertThat(DataFolder.parse("a:b")).isEqualTo(new DataFolder(Path.of("a:b"), 0));
    assertThatThrownBy(() -> DataFolder.parse("clips:0")).isInstanceOf(Fault.class);
  }
}

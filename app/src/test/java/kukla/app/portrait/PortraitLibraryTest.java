package kukla.app.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.card.ModelShelf;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.Stills;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortraitLibraryTest {
  private static final Path PORTRAIT =
      Path.of(System.getProperty("kukla.root")).resolve("assets/portrait.png");
  private static final int SIDE = 96;

  @TempDir Path folder;

  private final PortraitLibrary library =
      new PortraitLibrary(Path.of("none"), Path.of("none"), new ModelShelf(List.of()));

  @AfterEach
  void close() {
    library.close();
  }

  private static double difference(Image a, Image b) {
    long sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < 3 * SIDE; x++) {
        int one = a.pixels().get(y * a.stride() + x) & 0xff;
        sum += Math.abs(one - (b.pixels().get(y * b.stride() + x) & 0xff));
      }
    }
    return (double) sum / (3 * SIDE * SIDE);
  }

  @Test
  void theThumbnailOfATallPaintingShowsItsFace() {
    Image portrait = Stills.read(PORTRAIT);
    Image tall = Image.allocate(portrait.width(), 5 * portrait.height() / 2, ChannelOrder.RGB);
    for (int y = 0; y < portrait.height(); y++) {
      tall.pixels()
          .put(y * tall.stride(), portrait.pixels(), y * portrait.stride(), 3 * portrait.width());
    }
    Path file = folder.resolve("tall.png");
    Stills.write(tall, file);
    Image face = library.thumbnail(PORTRAIT, SIDE).join();
    assertThat(difference(library.thumbnail(file, SIDE).join(), face)).isLessThan(15);
  }

  @Test
  void withoutAFaceItIsTheMiddleAndWithoutAPictureAFault() throws IOException {
    Image plain = Image.allocate(64, 200, ChannelOrder.RGB);
    Path file = folder.resolve("plain.png");
    Stills.write(plain, file);
    assertThat(library.thumbnail(file, SIDE).join().width()).isEqualTo(SIDE);
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    assertThatThrownBy(() -> library.thumbnail(text, SIDE).join()).hasCauseInstanceOf(Fault.class);
  }

  private static Path touch(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void bundledPortraitsStandBeforeTheUsersOwn() throws IOException {
    Path assets = folder.resolve("assets");
    Path main = touch(assets.resolve("portrait.png"));
    touch(assets.resolve("live.png"));
    touch(assets.resolve("portraits/words.txt"));
    Path second = touch(assets.resolve("portraits/somebody-2.jpg"));
    Path first = touch(assets.resolve("portraits/somebody-1.jpg"));
    Path users = folder.resolve("own");
    Path own = touch(users.resolve("a.webp"));
    try (PortraitLibrary both = new PortraitLibrary(assets, users, new ModelShelf(List.of()))) {
      assertThat(both.all()).containsExactly(main, first, second, own);
      assertThat(both.isBundled(first)).isTrue();
      assertThat(both.isBundled(own)).isFalse();
    }
  }

  /** A network that runs while the process ends takes it down. */
  @Test
  void nobodyLooksAtPortraitsAnyMoreOnceItIsClosed() {
    for (int i = 0; i < 20; i++) {
      var unused = library.thumbnail(PORTRAIT, SIDE + i);
    }
    library.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("thumbnails", "portraits");
  }
}

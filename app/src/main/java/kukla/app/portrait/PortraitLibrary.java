package kukla.app.portrait;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import kukla.app.settings.Bundled;
import kukla.inference.Fault;
import kukla.inference.card.ModelShelf;
import kukla.inference.face.FaceDetector;
import kukla.inference.file.UserFolders;
import kukla.inference.image.Image;
import kukla.inference.reenact.Source;

/**
 * The portraits of a user: the bundled ones, then those of the user's folder. Pictures are read and
 * their faces found on threads of its own, so that nobody waits. Any thread; its opener closes it.
 */
public final class PortraitLibrary implements AutoCloseable {
  private static final List<String> KINDS =
      List.of("png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff");

  private final Path bundled;
  private final Path own;
  private final PortraitDesk portraits;
  private final PortraitDesk thumbnails;

  /**
   * @param bundled folder of what came with the program: of its own files only {@code portrait*}
   *     count, and all pictures in its folder {@code portraits}
   * @param own the user's folder; need not exist
   */
  public PortraitLibrary(Path bundled, Path own, ModelShelf shelf) {
    this.bundled = bundled;
    this.own = own;
    portraits = new PortraitDesk("portraits", shelf);
    thumbnails = new PortraitDesk("thumbnails", shelf);
  }

  /** Of this user and this installation. */
  public static PortraitLibrary ofUser() {
    return new PortraitLibrary(
        Bundled.assets(), UserFolders.ofUser().data().resolve("portraits"), ModelShelf.ofUser());
  }

  /** The user's folder. */
  public Path folder() {
    return own;
  }

  /** Whether a portrait came with the program. */
  public boolean isBundled(Path portrait) {
    return portrait.startsWith(bundled);
  }

  /** All portraits, bundled ones first, each by name. */
  public List<Path> all() {
    List<Path> all = new ArrayList<>(pictures(bundled, "portrait"));
    all.addAll(pictures(bundled.resolve("portraits"), ""));
    all.addAll(pictures(own, ""));
    return List.copyOf(all);
  }

  private static List<Path> pictures(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> isPicture(file, prefix)).sorted().toList();
    } catch (IOException e) {
      return List.of(); // a folder that cannot be read holds nothing
    }
  }

  private static boolean isPicture(Path file, String prefix) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return name.startsWith(prefix)
        && dot > 0
        && KINDS.contains(name.substring(dot + 1))
        && Files.isRegularFile(file);
  }

  /**
   * Copies a picture into the user's folder, under a name that is free.
   *
   * @return the copy; the same picture where it lies there already
   * @throws Fault when it is no picture or cannot be copied
   */
  public Path add(Path picture) {
    if (!isPicture(picture, "")) {
      throw new Fault(
          "adding %s to the portraits: expected a picture (%s), found %s; choose another"
              .formatted(
                  picture,
                  String.join(", ", KINDS),
                  Files.exists(picture) ? "something else" : "no such file"));
    }
    try {
      Files.createDirectories(own);
      if (own.toRealPath().equals(picture.toRealPath().getParent())) {
        return picture;
      }
      String name = picture.getFileName().toString();
      int dot = name.lastIndexOf('.');
      Path place = own.resolve(name);
      for (int i = 2; Files.exists(place); i++) {
        if (Files.mismatch(place, picture) < 0) {
          return place;
        }
        place = own.resolve(name.substring(0, dot) + "-" + i + name.substring(dot));
      }
      return Files.copy(picture, place);
    } catch (IOException e) {
      throw new Fault(
          "adding %s to the portraits: expected to copy it to %s, found %s; copy it there by hand"
              .formatted(picture, own, e.getMessage()),
          e);
    }
  }

  /**
   * Makes a portrait ready: reads it, finds its face, cuts out the square. Fails with a {@link
   * Fault} where it is no picture or shows no face.
   *
   * @param side of the model's pictures, pixels
   */
  public CompletableFuture<Source> prepare(Path portrait, int side) {
    return portraits.look(detector -> source(portrait, detector, side));
  }

  private static Source source(Path portrait, FaceDetector detector, int side) {
    PrintWriter unheard = new PrintWriter(new StringWriter());
    return SourcePortrait.open(portrait, null, detector, unheard)
        .source(portrait.getFileName().toString(), side);
  }

  /**
   * A portrait's face, small; the middle of a picture without one. Fails with a {@link Fault} where
   * it is no picture.
   *
   * @param side pixels
   */
  public CompletableFuture<Image> thumbnail(Path portrait, int side) {
    return thumbnails.look(
        detector -> {
          try {
            return source(portrait, detector, side).square();
          } catch (Fault e) {
            return SourcePortrait.middleOf(portrait).source("", side).square();
          }
        });
  }

  @Override
  public void close() {
    portraits.close();
    thumbnails.close();
  }
}

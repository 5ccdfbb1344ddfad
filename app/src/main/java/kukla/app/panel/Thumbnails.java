package kukla.app.panel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kukla.inference.image.Image;
import kukla.render.HostPixels;
import kukla.render.PixelOrder;
import kukla.render.PixelUpload;

/** The portraits' faces, small: made beside the loop, shown when they are ready. Render thread. */
final class Thumbnails implements AutoCloseable {
  private static final int SIDE = 96;

  private final Map<Path, CompletableFuture<Image>> made = new HashMap<>();
  private final Map<Path, PixelUpload> uploads = new HashMap<>();

  /** The texture of a portrait's face; 0 while there is none. */
  int of(Path portrait, Show session) {
    PixelUpload shown = uploads.get(portrait);
    if (shown == null) {
      CompletableFuture<Image> making =
          made.computeIfAbsent(portrait, file -> session.thumbnail(file, SIDE));
      if (!making.isDone() || making.isCompletedExceptionally()) {
        return 0; // its number is shown instead
      }
      Image picture = making.join();
      shown = new PixelUpload();
      shown.upload(new HostPixels(picture.pixels(), SIDE, SIDE, picture.stride(), PixelOrder.RGB));
      uploads.put(portrait, shown);
    }
    return shown.texture() == null ? 0 : shown.texture().name();
  }

  @Override
  public void close() {
    uploads.values().forEach(PixelUpload::close);
  }
}

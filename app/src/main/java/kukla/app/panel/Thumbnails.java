package kukla.app.panel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kukla.inference.Fault;
import kukla.inference.face.FaceCrop;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.Image;
import kukla.media.Stills;
import kukla.render.HostPixels;
import kukla.render.PixelOrder;
import kukla.render.PixelUpload;
import org.jspecify.annotations.Nullable;

/** The portraits, small: read beside the loop, shown when they are ready. Render thread. */
final class Thumbnails implements AutoCloseable {
  private static final int SIDE = 96;

  private final Map<Path, CompletableFuture<@Nullable Image>> read = new HashMap<>();
  private final Map<Path, PixelUpload> uploads = new HashMap<>();

  /** The texture of a portrait's middle square; 0 while there is none. */
  int of(Path portrait) {
    PixelUpload shown = uploads.get(portrait);
    if (shown == null) {
      CompletableFuture<@Nullable Image> reading =
          read.computeIfAbsent(portrait, file -> CompletableFuture.supplyAsync(() -> small(file)));
      Image picture = reading.isDone() ? reading.join() : null;
      if (picture == null) {
        return 0;
      }
      shown = new PixelUpload();
      shown.upload(new HostPixels(picture.pixels(), SIDE, SIDE, picture.stride(), PixelOrder.RGB));
      uploads.put(portrait, shown);
    }
    return shown.texture() == null ? 0 : shown.texture().name();
  }

  private static @Nullable Image small(Path file) {
    try {
      Image whole = Stills.read(file);
      Image small = Image.allocate(SIDE, SIDE, whole.order());
      new PictureSampler()
          .sample(whole, FaceCrop.middle(whole.width(), whole.height()).cropToImage(SIDE), small);
      return small;
    } catch (Fault e) {
      return null; // its number is shown instead
    }
  }

  @Override
  public void close() {
    uploads.values().forEach(PixelUpload::close);
  }
}

package kukla.inference.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, and what its files must be: the content of {@code card.json}.
 *
 * <p>A motion model's files are {@code keypoints}, {@code source} and {@code generator}; a model of
 * one graph calls it {@code graph}.
 *
 * @param name the word that {@code --model} takes
 * @param kind {@code motion}, {@code swap}, {@code detector}, {@code landmarks}, {@code mask},
 *     {@code embedding}, …
 * @param files by role
 * @param colourOrder of picture doors, {@code RGB} or {@code BGR}
 * @param conventions whatever else a caller must know to feed the doors, by topic
 * @param paper the publication, or empty
 * @param licence of the weights
 * @param training how the weights came about, or null where that is unknown
 * @param keypoints one entry a keypoint of a motion model, empty where nobody wrote them down;
 *     engines ignore it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    String name,
    String kind,
    Map<String, ModelFile> files,
    String colourOrder,
    Map<String, String> conventions,
    String paper,
    String licence,
    @Nullable Training training,
    List<KeypointRole> keypoints) {

  /** Conventions of every first-order motion model that this project writes. */
  public static final Map<String, String> MOTION_CONVENTIONS =
      Map.of(
          "keypoints", "x right, y down, both in [-1, 1] over the picture; jacobians row-major",
          "grid_sample",
              "bilinear, zero padding, align_corners=false on a grid with corners at -1 and 1",
          "layout", "NCHW");

  public ModelCard {
    Required.text("a name", name);
    Required.text("a kind", kind);
    files =
        Collections.unmodifiableMap(new LinkedHashMap<>(Required.present("files by role", files)));
    Required.some("files", files.keySet());
    Required.text("a colour order (RGB or BGR)", colourOrder);
    if (!colourOrder.equals("RGB") && !colourOrder.equals("BGR")) {
      throw new IllegalArgumentException(
          "expected RGB or BGR as the colour order, found " + colourOrder);
    }
    conventions =
        conventions == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(conventions));
    paper = paper == null ? "" : paper;
    Required.text("a licence", licence);
    keypoints = keypoints == null ? List.of() : List.copyOf(keypoints);
  }

  /** The file of that role. */
  public ModelFile file(String role) {
    ModelFile file = files.get(role);
    if (file == null) {
      throw new IllegalArgumentException(
          "expected a file for " + role + ", found files for " + files.keySet());
    }
    return file;
  }
}

package kukla.app.portrait;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.Image;
import kukla.inference.reenact.Source;
import kukla.media.Stills;
import org.jspecify.annotations.Nullable;

/**
 * The source picture and the square of it that is moved.
 *
 * @param picture RGB, no longer than a video frame should be
 * @param crop the square, in pixels of the picture
 */
public record SourcePortrait(Image picture, FaceCrop crop) {
  /** Longest side of a frame that H.264 players take everywhere. */
  private static final int LONGEST = 1920;

  /**
   * Reads the picture and finds its face.
   *
   * @param face where it is, in pixels of the file; null: the detector says
   * @param notes takes a line where something was decided for the user
   */
  public static SourcePortrait open(
      Path file, @Nullable FaceBox face, FaceDetector detector, PrintWriter notes) {
    Image whole = Stills.read(file);
    Image picture = fitted(whole);
    if (face != null) {
      check(face, whole);
    }
    double scale = (double) picture.width() / whole.width();
    if (scale < 1) {
      notes.println(
          "source reduced from %d×%d to %d×%d for the video"
              .formatted(whole.width(), whole.height(), picture.width(), picture.height()));
    }
    FaceBox box = face == null ? find(picture, file, detector, notes) : face.scaled(scale);
    FaceCrop crop = FaceCrop.around(box).fittedInto(picture.width(), picture.height());
    return new SourcePortrait(picture, crop);
  }

  private static void check(FaceBox face, Image whole) {
    boolean inside = face.overlap(new FaceBox(0, 0, whole.width(), whole.height())) > 0;
    if (!inside) {
      throw new Misuse(
          "reading --face: expected a box in a picture of %d×%d, found %.0f,%.0f,%.0f,%.0f; count pixels from the top left"
              .formatted(
                  whole.width(),
                  whole.height(),
                  face.left(),
                  face.top(),
                  face.width(),
                  face.height()));
    }
  }

  /** Reads the picture and takes its middle square. */
  public static SourcePortrait middleOf(Path file) {
    Image picture = Stills.read(file);
    return new SourcePortrait(picture, FaceCrop.middle(picture.width(), picture.height()));
  }

  private static Image fitted(Image whole) {
    int longest = Math.max(whole.width(), whole.height());
    if (longest <= LONGEST) {
      return whole;
    }
    double scale = (double) LONGEST / longest;
    Image small =
        Image.allocate(
            Math.max(1, (int) Math.round(whole.width() * scale)),
            Math.max(1, (int) Math.round(whole.height() * scale)),
            whole.order());
    new PictureSampler().resize(whole, small);
    return small;
  }

  private static FaceBox find(Image picture, Path file, FaceDetector detector, PrintWriter notes) {
    List<DetectedFace> faces = detector.detect(picture);
    if (faces.isEmpty()) {
      throw new Fault(
          "looking for a face in "
              + file
              + ": expected one, found none; say where it is with --face X,Y,W,H (forehead to chin,"
              + " pixels), or use --crop none");
    }
    if (faces.size() > 1) {
      notes.println(
          "%d faces in %s: moving the most prominent; choose another with --face X,Y,W,H"
              .formatted(faces.size(), file));
    }
    return faces.get(0).box();
  }

  /**
   * What a model moves of it.
   *
   * @param name for people
   * @param side of the model's pictures, pixels
   */
  public Source source(String name, int side) {
    return Source.of(name, picture, crop, side);
  }
}

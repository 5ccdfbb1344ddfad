package kukla.inference.face;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.equalizeHist;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * Frontal faces by the boosted cascades that come inside OpenCV's jar: no model file is needed.
 * Viola and Jones, "Rapid Object Detection using a Boosted Cascade of Simple Features", CVPR 2001.
 * Larger pictures are looked at reduced.
 */
public final class CascadeDetector implements FaceDetector {
  private static final String FOLDER =
      "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/";

  /** Longest side looked at, pixels. */
  private static final double LONGEST = 640;

  private static final int SMALLEST_FACE = 24;
  private static final double SCALE_STEP = 1.1;

  /** Side of the window looked at around an expected face, in its longer side. */
  private static final double NEAR_WINDOW = 2.2;

  /** Pixels to which an expected face is reduced. */
  private static final double NEAR_FACE = 100;

  // measured against YuNet's boxes on portraits and clips: medians
  private static final double SEEN_TO_WIDTH = 0.79;
  private static final double SEEN_TO_HEIGHT = 1.10;

  // in the order in which they are asked; the second sees more, and more that is none
  private final CascadeClassifier strict = load("haarcascade_frontalface_alt2.xml");
  private final CascadeClassifier lenient = load("haarcascade_frontalface_default.xml");

  private static CascadeClassifier load(String name) {
    String doing = "reading the face cascade " + name + " inside OpenCV's jar: ";
    try {
      CascadeClassifier cascade =
          new CascadeClassifier(Loader.cacheResource(FOLDER + name).getPath());
      if (cascade.empty()) {
        throw new Fault(doing + "expected a cascade, found none; empty ~/.javacpp/cache");
      }
      return cascade;
    } catch (IOException | RuntimeException e) {
      throw e instanceof Fault fault
          ? fault
          : new Fault(doing + "could not unpack it, found " + e + "; check ~/.javacpp/cache", e);
    }
  }

  @Override
  @SuppressWarnings("try") // the scope frees every native object made inside
  public List<DetectedFace> detect(Image picture) {
    try (PointerScope scope = new PointerScope()) {
      double reduction = Math.max(1, Math.max(picture.width(), picture.height()) / LONGEST);
      Mat gray = gray(picture, new Rect(0, 0, picture.width(), picture.height()), reduction);
      Size any = new Size();
      List<DetectedFace> faces = detect(strict, gray, 3, SMALLEST_FACE, any, reduction);
      return faces.isEmpty() ? detect(lenient, gray, 6, SMALLEST_FACE, any, reduction) : faces;
    }
  }

  @Override
  @SuppressWarnings("try")
  public List<DetectedFace> detectNear(Image picture, FaceBox expected) {
    try (PointerScope scope = new PointerScope()) {
      double reach = NEAR_WINDOW / 2 * expected.side();
      int left = (int) clamp(expected.centreX() - reach, picture.width() - 1);
      int top = (int) clamp(expected.centreY() - reach, picture.height() - 1);
      int right = (int) clamp(expected.centreX() + reach, picture.width());
      int bottom = (int) clamp(expected.centreY() + reach, picture.height());
      if (right - left < 2 || bottom - top < 2) {
        return List.of();
      }
      double reduction = Math.max(1, expected.side() / NEAR_FACE);
      Mat gray = gray(picture, new Rect(left, top, right - left, bottom - top), reduction);
      int least = Math.max(20, (int) (0.6 * expected.side() / SEEN_TO_HEIGHT / reduction));
      int most = (int) Math.ceil(1.5 * expected.side() / SEEN_TO_HEIGHT / reduction);
      Size largest = new Size(most, most);
      List<DetectedFace> found = detect(strict, gray, 2, least, largest, reduction);
      if (found.isEmpty()) {
        found = detect(lenient, gray, 4, least, largest, reduction);
      }
      return found.stream().map(face -> moved(face, left, top)).toList();
    }
  }

  private static DetectedFace moved(DetectedFace face, double x, double y) {
    FaceBox box = face.box();
    return new DetectedFace(
        new FaceBox(box.left() + x, box.top() + y, box.width(), box.height()),
        face.score(),
        List.of());
  }

  private static double clamp(double value, int most) {
    return Math.max(0, Math.min(value, most));
  }

  /** The part of the picture, grey, reduced and equalised. Lives as long as the caller's scope. */
  private static Mat gray(Image picture, Rect part, double reduction) {
    boolean colour = picture.order().channels() == 3;
    if (!colour && picture.order() != ChannelOrder.GRAY) {
      throw new IllegalArgumentException("expected RGB, BGR or grey, found " + picture.order());
    }
    Mat whole =
        new Mat(
            picture.height(),
            picture.width(),
            colour ? CV_8UC3 : CV_8UC1,
            new BytePointer(picture.pixels().duplicate().clear()),
            picture.stride());
    Size size =
        new Size(
            Math.max(1, (int) Math.round(part.width() / reduction)),
            Math.max(1, (int) Math.round(part.height() / reduction)));
    Mat small = new Mat();
    resize(new Mat(whole, part), small, size, 0, 0, INTER_AREA);
    Mat gray = new Mat();
    if (colour) {
      boolean rgb = picture.order() == ChannelOrder.RGB;
      cvtColor(small, gray, rgb ? COLOR_RGB2GRAY : COLOR_BGR2GRAY);
    } else {
      gray = small;
    }
    equalizeHist(gray, gray);
    return gray;
  }

  private static List<DetectedFace> detect(
      CascadeClassifier cascade, Mat gray, int neighbours, int least, Size most, double reduction) {
    if (Math.min(gray.cols(), gray.rows()) < least) {
      return List.of();
    }
    RectVector found = new RectVector();
    IntPointer votes = new IntPointer();
    cascade.detectMultiScale2(
        gray, found, votes, SCALE_STEP, neighbours, 0, new Size(least, least), most);
    List<DetectedFace> faces = new ArrayList<>();
    for (long i = 0; i < found.size(); i++) {
      // how many windows agree is the only score there is: from 0 up towards 1
      faces.add(new DetectedFace(box(found.get(i), reduction), 1 - 1.0 / votes.get(i), List.of()));
    }
    faces.sort(
        Comparator.comparingDouble(
            (DetectedFace face) -> -face.box().area() / (1 - Math.min(face.score(), 0.999))));
    return faces;
  }

  /** From the square that the cascade was trained on to forehead, chin and cheeks. */
  private static FaceBox box(Rect seen, double reduction) {
    return FaceBox.centred(
            seen.x() + seen.width() / 2.0,
            seen.y() + seen.height() * 0.51,
            seen.width() * SEEN_TO_WIDTH,
            seen.height() * SEEN_TO_HEIGHT)
        .scaled(reduction);
  }

  @Override
  public void close() {
    strict.close();
    lenient.close();
  }
}

package kukla.models.judge;

import java.util.List;
import java.util.Optional;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.YuNetDetector;
import kukla.inference.image.Image;

/**
 * What the judges of quality see in one picture: the mesh and the identity of its most prominent
 * face. They run on the calling thread alone, so that several witnesses may look side by side. One
 * thread each; its opener closes it.
 */
public final class FaceWitness implements AutoCloseable {
  private final YuNetDetector detector;
  private final FaceMesh mesh;
  private final IdentityJudge identity;

  /** Opens YuNet, the face mesh and MobileFaceNet. */
  public FaceWitness(JudgeFolder judges) {
    detector = YuNetDetector.forOneThread(judges.graph(Judge.YUNET));
    mesh = new FaceMesh(judges);
    identity = new IdentityJudge(judges);
  }

  /**
   * A face as the judges see it.
   *
   * @param mesh 468 points, pixels of the picture
   * @param depth of these, away from the viewer, in pixels too
   * @param identity 128 numbers, of length one
   */
  @SuppressWarnings("ArrayRecordComponent") // filled once, borrowed by whoever reads
  public record Testimony(Landmarks mesh, float[] depth, float[] identity) {}

  /** What is seen, or empty where no face is found. */
  public Optional<Testimony> look(Image picture) {
    List<DetectedFace> faces = detector.detect(picture);
    if (faces.isEmpty()) {
      return Optional.empty();
    }
    DetectedFace face = faces.get(0);
    FaceMesh.Shape shape = mesh.find(picture, face.box());
    return Optional.of(
        new Testimony(shape.points(), shape.depth(), identity.embed(picture, face.points())));
  }

  @Override
  public void close() {
    identity.close();
    mesh.close();
    detector.close();
  }
}

package kukla.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kukla.app.capture.camera.Camera;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.choice.Cameras;

/** Lists cameras without ever failing or waiting long, whatever their drivers do. */
final class CameraFindings {
  private static final long PATIENCE_MILLIS = 3_000;

  private CameraFindings() {}

  static List<CameraFinding> ofThisMachine(List<String> notes) {
    return of(Cameras.ofThisMachine(), PATIENCE_MILLIS, notes);
  }

  /**
   * @param notes gets a sentence where listing failed or took too long
   */
  static List<CameraFinding> of(Cameras cameras, long patienceMillis, List<String> notes) {
    FutureTask<List<CameraFinding>> listing = new FutureTask<>(() -> list(cameras));
    Thread thread = new Thread(listing, "list cameras");
    thread.setDaemon(true);
    thread.start();
    try {
      return listing.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      notes.add("cameras could not be listed: " + cause.getMessage());
    } catch (TimeoutException e) {
      notes.add("cameras could not be listed: a driver does not answer; unplug the camera");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private static List<CameraFinding> list(Cameras cameras) {
    List<CameraFinding> found = new ArrayList<>();
    for (Camera camera : cameras.devices()) {
      CameraIdentity identity = camera.identity();
      if (!identity.isPlayed()) {
        found.add(
            new CameraFinding(
                identity.name(),
                identity.address(),
                camera.modes().stream().map(CameraFinding.Mode::of).toList()));
      }
    }
    return found;
  }
}

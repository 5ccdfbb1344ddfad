package kukla.app.sink.record;

import java.nio.file.Path;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.SinkStatus.State;

/** A process that records numbered pictures until it is killed or the recording fails. */
public final class RecordingProcess {
  private RecordingProcess() {}

  /** Arguments: the file, and how many pictures at most. */
  public static void main(String[] arguments) throws InterruptedException {
    NumberedPictures pictures = new NumberedPictures(640, 360);
    Recorder recorder =
        Recorder.open(
            Path.of(arguments[0]), pictures.format(), new Provenance("Kukla test", "none"), null);
    int most = Integer.parseInt(arguments[1]);
    for (int i = 1; i <= most && recorder.status().state() != State.FAILED; i++) {
      recorder.offer(pictures.draw(i), i, System.nanoTime());
      Thread.sleep(33);
    }
    recorder.close();
    System.out.println(recorder.status().state() + " " + recorder.status().sentence());
  }
}

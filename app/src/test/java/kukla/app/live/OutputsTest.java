package kukla.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kukla.app.capture.camera.CameraMode;
import kukla.app.loop.Sinks;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Sink;
import kukla.app.sink.record.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OutputsTest {
  @TempDir Path folder;
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private long offered;

  private Outputs outputs(Sinks sinks, NumberedPictures pictures) {
    LiveOptions options =
        new LiveOptions(
            null,
            CameraMode.USUAL,
            pictures.format().width(),
            pictures.format().height(),
            30,
            "off",
            folder.resolve("show.mp4"),
            "off",
            false,
            true,
            0,
            0,
            0,
            null);
    Outputs outputs =
        new Outputs(
            sinks,
            pictures.format(),
            options,
            new Provenance("Test", "none"),
            () -> null,
            notes::add);
    outputs.begin();
    outputs.turn(true);
    assertThat(outputs.recording()).isTrue();
    return outputs;
  }

  private void offer(Sinks sinks, NumberedPictures pictures) throws InterruptedException {
    offered++;
    for (Sink sink : sinks.open()) {
      sink.offer(pictures.draw(offered), offered, System.nanoTime());
    }
    Thread.sleep(25);
  }

  @Test
  void whatIsRecordedIsSaidWhenItBeginsAndWhenItEnds() throws InterruptedException {
    NumberedPictures pictures = new NumberedPictures(320, 180);
    try (Sinks sinks = new Sinks()) {
      Outputs outputs = outputs(sinks, pictures);
      while (notes.isEmpty()) {
        offer(sinks, pictures);
        outputs.turn(true);
      }
      assertThat(notes.get(0)).startsWith("recording to " + folder.resolve("show.mp4") + " with ");
      offer(sinks, pictures);
      outputs.end();
      assertThat(notes.get(notes.size() - 1)).matches("recorded \\d+ pictures to .*show\\.mp4");
      assertThat(outputs.recordingFault()).isNull();
    }
  }

  @Test
  void aRecordingThatBreaksIsSaidGivenUpAndAFault() throws InterruptedException {
    NumberedPictures pictures = new NumberedPictures(8, 8); // too small for H.264
    try (Sinks sinks = new Sinks()) {
      Outputs outputs = outputs(sinks, pictures);
      while (outputs.recording()) {
        offer(sinks, pictures);
        outputs.turn(true);
      }
      assertThat(notes.get(notes.size() - 1)).contains("nothing was recorded");
      assertThat(outputs.note()).contains("nothing was recorded");
      assertThat(outputs.recordingFault()).hasMessageContaining("encoding a frame");
      assertThat(folder.resolve("show.mp4")).doesNotExist();
      outputs.end();
    }
  }
}

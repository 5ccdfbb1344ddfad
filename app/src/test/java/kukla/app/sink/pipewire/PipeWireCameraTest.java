package kukla.app.sink.pipewire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Offering;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus.State;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.YuyvPicture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The camera in a PipeWire of its own, watched by another GStreamer process. */
@Tag("pipewire")
@Timeout(300)
class PipeWireCameraTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int FRAME_BYTES = WIDTH * HEIGHT * 2;

  @TempDir static Path sessionFolder;
  private static PipeWireSession session;

  @TempDir Path folder;
  private final NumberedPictures pictures = new NumberedPictures(WIDTH, HEIGHT);
  private Sink camera;
  private Offering offering;

  @BeforeAll
  static void startSession() throws IOException, InterruptedException {
    session = new PipeWireSession(sessionFolder);
  }

  @AfterAll
  static void endSession() throws IOException, InterruptedException {
    session.close();
  }

  @BeforeEach
  void open() throws InterruptedException {
    camera = PipeWireCamera.open(pictures.format(), session.command("gst-launch-1.0"));
    awaitState(State.OPEN);
    offering = new Offering(camera, pictures, 20);
  }

  @AfterEach
  void close() throws InterruptedException {
    offering.close();
    camera.close();
    assertThat(ProcessHandle.current().descendants().filter(this::isCamera)).isEmpty();
  }

  private void awaitState(State state) throws InterruptedException {
    while (camera.status().state() != state) {
      Thread.sleep(5);
    }
  }

  private boolean isCamera(ProcessHandle process) {
    return String.join(" ", process.info().arguments().orElse(new String[0]))
        .contains("pipewiresink");
  }

  private Child child() {
    Optional<ProcessHandle> child =
        ProcessHandle.current().descendants().filter(this::isCamera).findFirst();
    assertThat(child).isPresent();
    return new Child(child.get());
  }

  private record Child(ProcessHandle handle) {
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, String.valueOf(handle.pid())).start().waitFor();
    }
  }

  /** What a viewer of the camera gets. */
  private List<byte[]> watch(int frames) throws IOException, InterruptedException {
    Path file = folder.resolve("watched");
    for (int patience = 6; ; patience *= 2) {
      Files.deleteIfExists(file);
      String pipeline =
          "gst-launch-1.0 -q pipewiresrc target-object=kukla num-buffers="
              + frames
              + " ! video/x-raw,format=YUY2,width="
              + WIDTH
              + ",height="
              + HEIGHT
              + " ! filesink location="
              + file;
      var viewer = session.builder(List.of(pipeline.split(" "))).start();
      // before the camera is listed, a viewer finds nothing and never ends
      boolean ended = viewer.waitFor(patience, TimeUnit.SECONDS);
      if (!ended) {
        viewer.destroyForcibly().waitFor();
      } else if (viewer.exitValue() == 0 && Files.size(file) >= FRAME_BYTES) {
        return split(file);
      }
    }
  }

  private static List<byte[]> split(Path file) throws IOException {
    List<byte[]> frames = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      assertThat(channel.size() % FRAME_BYTES).isZero();
      for (long at = 0; at < channel.size(); at += FRAME_BYTES) {
        byte[] frame = new byte[FRAME_BYTES];
        channel.read(ByteBuffer.wrap(frame), at);
        frames.add(frame);
      }
    }
    return frames;
  }

  private static int number(byte[] yuyv) {
    return NumberedPictures.number(
        bit -> yuyv[(8 * WIDTH + bit * NumberedPictures.SQUARE + 8) * 2] & 0xff);
  }

  private byte[] sent(int number) {
    Image image = Image.allocate(WIDTH, HEIGHT, ChannelOrder.RGBA);
    image.pixels().put(0, new NumberedPictures(WIDTH, HEIGHT).draw(number), 0, WIDTH * HEIGHT * 4);
    try (YuyvPicture conversion = new YuyvPicture(WIDTH, HEIGHT)) {
      byte[] bytes = new byte[FRAME_BYTES];
      conversion.convert(image).get(bytes);
      return bytes;
    }
  }

  @Test
  void anotherProgramSeesExactlyTheFramesThatWereSent() throws IOException, InterruptedException {
    List<byte[]> frames = watch(12);
    assertThat(frames.size()).isGreaterThanOrEqualTo(10);
    int last = 0;
    for (byte[] frame : frames) {
      int number = number(frame);
      assertThat(number).isGreaterThan(last);
      assertThat(frame).isEqualTo(sent(number));
      last = number;
    }
    assertThat(camera.status().sent()).isGreaterThanOrEqualTo(frames.size());
    assertThat(session.dump())
        .contains("\"media.class\": \"Video/Source\"")
        .contains("\"media.role\": \"Camera\"")
        .contains("\"node.description\": \"Kukla\"");
  }

  @Test
  void aKilledProcessIsStartedAgainAndTold() throws IOException, InterruptedException {
    watch(2);
    child().signal("KILL");
    awaitState(State.WAITING);
    assertThat(camera.status().sentence())
        .contains("expected gst-launch-1.0 to go on")
        .contains("exit code 137")
        .contains("trying again");
    awaitState(State.OPEN);
    int before = offering.newest();
    assertThat(number(watch(2).get(0))).isGreaterThan(before);
  }

  @Test
  void aStoppedProcessHoldsNothingUpAndGoesOnWithTheNewest()
      throws IOException, InterruptedException {
    watch(2);
    Child child = child();
    child.signal("STOP");
    long dropped = camera.status().dropped();
    int before = offering.newest();
    offering.await(before + 60);
    assertThat(camera.status().dropped()).isGreaterThan(dropped + 40);
    child.signal("CONT");
    assertThat(number(watch(2).get(0))).isGreaterThan(before);
    child.signal("STOP");
    camera.close(); // in bounded time, see close
  }
}

package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kukla.app.frames.Latest;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Settings;
import kukla.inference.Fault;
import kukla.inference.card.ModelShelf;
import kukla.inference.face.FaceCrop;
import kukla.inference.frame.Frame;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked for in the panel is made ready beside the show, or refused without harm. */
@Timeout(300)
class InferenceRoomTest {
  private final Latest<Frame> frames = new Latest<>();
  private final Latest<Portrait> portraits = new Latest<>();
  private final Settings first = Settings.initial("portrait.png", "first");
  private final CountDownLatch slow = new CountDownLatch(1);
  private final List<String> closed = new ArrayList<>();
  private final List<String> rehearsed = new ArrayList<>();
  private final PortraitLibrary library =
      new PortraitLibrary(Path.of("none"), Path.of("none"), new ModelShelf(List.of()));
  private final InferenceRoom room =
      new InferenceRoom(
          this::open,
          new InferenceThread(frames, portraits, first::motion, new LiveTimes()),
          library,
          first,
          List.of("torch", "onnx"),
          line -> {});

  private Performance open(Settings wanted) {
    if (wanted.engine().equals("tensorrt")) {
      throw new Fault("choosing the engine tensorrt: expected a GPU, found none; use auto");
    }
    if (wanted.model().equals("slow")) {
      try {
        slow.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (wanted.engine().equals("torch")) {
      return new Named(wanted.model() + " on torch, rehearsed");
    }
    return new Named(wanted.model());
  }

  private final class Named implements Performance {
    private final String name;
    private final Source source;

    Named(String name) {
      this.name = name;
      Image picture = Image.allocate(8, 8, ChannelOrder.RGB);
      source = new Source(name, picture, new FaceCrop(4, 4, 8), picture);
    }

    @Override
    public String description() {
      return name;
    }

    @Override
    public String engine() {
      return "none";
    }

    @Override
    public int side() {
      return 8;
    }

    @Override
    public Source source() {
      return source;
    }

    @Override
    public void show(Source next) {
      throw new IllegalStateException("no portrait is ever ready here");
    }

    @Override
    public PortraitBuffer allocate(Image camera) {
      return PortraitBuffer.allocate(8, camera, 0);
    }

    @Override
    public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
      return new Outcome.NoFace(0, false, false, new Outcome.Took(1, 1, 1));
    }

    @Override
    public boolean canBeLost() {
      return name.equals("fragile");
    }

    @Override
    public void rehearse() {
      synchronized (closed) {
        rehearsed.add("torch");
      }
    }

    @Override
    public void close() {
      synchronized (closed) {
        closed.add(name);
      }
    }
  }

  private List<String> closed() {
    synchronized (closed) {
      return List.copyOf(closed);
    }
  }

  private void turnUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      room.turn();
      assertThat(room.fault()).isNull();
      LockSupport.parkNanos(1_000_000);
    }
  }

  private boolean performs(String name) {
    return room.description().equals(name);
  }

  @AfterEach
  void close() {
    slow.countDown();
    room.close();
    library.close();
    portraits.close();
    frames.close();
  }

  @Test
  void theShowGoesOnWhileAnotherModelLoads() {
    turnUntil(() -> performs("first"));
    room.follow(first.withModel("slow", "auto"));
    turnUntil(() -> room.description().startsWith("first; loading slow"));
    assertThat(closed()).isEmpty();
    slow.countDown();
    turnUntil(() -> performs("slow"));
    turnUntil(() -> closed().equals(List.of("first")));
  }

  @Test
  void anEngineThatIsNotHereChangesNothing() {
    turnUntil(() -> performs("first"));
    Settings wished = first.withModel("first", "tensorrt");
    room.follow(wished);
    turnUntil(() -> room.trouble() != null);
    assertThat(room.trouble()).contains("expected a GPU");
    assertThat(room.settled(wished)).isEqualTo(first);
    assertThat(performs("first")).isTrue();
    assertThat(closed()).isEmpty();
  }

  @Test
  void aPortraitThatCannotBeReadChangesNothing() {
    turnUntil(() -> performs("first"));
    Settings wished = first.withPortrait("nowhere.png").withCamera("2");
    room.follow(wished);
    turnUntil(() -> room.trouble() != null);
    assertThat(room.settled(wished)).isEqualTo(first.withCamera("2"));
  }

  @Test
  void besideWhatCanBeLostAnotherStandsReadyAndGoesWithIt() {
    room.follow(first.withModel("fragile", "auto"));
    turnUntil(() -> performs("fragile") && ready("torch"));
    room.follow(first.withModel("second", "auto"));
    turnUntil(() -> performs("second"));
    turnUntil(() -> closed().containsAll(List.of("fragile", "fragile on torch, rehearsed")));
    room.close();
    assertThat(closed()).doesNotHaveDuplicates();
  }

  private boolean ready(String engine) {
    synchronized (closed) {
      return rehearsed.contains(engine);
    }
  }

  @Test
  void ofTwoWishesTheLaterCountsAndNothingIsLeftOpen() {
    turnUntil(() -> performs("first"));
    room.follow(first.withModel("slow", "auto"));
    room.follow(first.withModel("second", "auto"));
    slow.countDown();
    turnUntil(() -> performs("second"));
    room.close();
    assertThat(closed()).contains("first", "second").doesNotHaveDuplicates();
  }
}

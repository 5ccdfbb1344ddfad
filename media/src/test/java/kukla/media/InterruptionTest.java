package kukla.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  @BeforeAll
  static void load() {
    MediaLibraries.load();
  }

  @Test
  void howeverManyAreOpenEachIsAskedForItself() {
    List<Interruption> all = new ArrayList<>();
    List<AVIOInterruptCB> asking = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int number = i;
      Interruption made = new Interruption();
      made.unless(() -> number % 3 == 0);
      AVIOInterruptCB there = new AVIOInterruptCB();
      made.attach(there);
      all.add(made);
      asking.add(there);
    }
    for (int i = 0; i < asking.size(); i++) {
      AVIOInterruptCB there = asking.get(i);
      assertThat(there.callback()).isNotNull();
      assertThat(there.callback().call(there.opaque())).isEqualTo(i % 3 == 0 ? 1 : 0);
    }
    all.forEach(Interruption::close);
    assertThat(asking.get(0).callback().call(asking.get(0).opaque())).isZero();
  }
}

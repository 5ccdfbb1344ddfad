package kukla.app.loop;

import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.app.times.Durations;

/** A sink that only looks at what it is offered. */
abstract class Onlooker implements Sink {
  @Override
  public String name() {
    return "onlooker";
  }

  @Override
  public SinkStatus status() {
    return new SinkStatus(SinkStatus.State.OPEN, "looking", 0, 0);
  }

  @Override
  public Durations latency() {
    return new Durations();
  }

  @Override
  public void close() {
    // nothing is open
  }
}

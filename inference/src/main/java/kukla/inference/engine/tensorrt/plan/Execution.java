package kukla.inference.engine.tensorrt.plan;

import java.util.List;
import kukla.inference.card.Door;

/** An engine on the GPU, ready to run on memory that is bound once. One thread at a time. */
public interface Execution extends AutoCloseable {
  /** What goes in, FP32, of fixed shapes. */
  List<Door> inputs();

  /** What comes out, FP32, of fixed shapes. */
  List<Door> outputs();

  /** Says where on the GPU a door's tensor lies from now on. */
  void bind(String name, long address);

  /** Gives one run's work to a stream, also one that captures; it does not wait. */
  void enqueue(long stream);

  @Override
  void close();
}

package kukla.inference.engine;

import java.nio.FloatBuffer;
import java.util.List;
import kukla.inference.card.Door;

/**
 * One ONNX graph, loaded and bound: fill the inputs, run, read the outputs.
 *
 * <pre>{@code
 * try (Session session = OnnxSession.open(path)) {
 *   FloatBuffer image = session.input("input", 1, 3, 224, 224);
 *   image.put(0, pixels);
 *   session.run();
 *   float first = session.output("output").get(0);
 * }
 * }</pre>
 *
 * <p>Buffers are direct, float32 in native byte order, row-major, and belong to the session: they
 * stay the same from run to run, until another shape is asked for, and die with {@link #close}. Use
 * absolute gets and puts; position and limit mean nothing. A session serves one thread at a time.
 */
public interface Session extends AutoCloseable {
  /** The float32 inputs in the graph's order; -1 stands for a free size. */
  List<Door> inputs();

  /** The float32 outputs in the graph's order; -1 stands for a size that is known after a run. */
  List<Door> outputs();

  /**
   * The buffer of an input, to be filled before {@link #run}. Asking for another shape than before
   * makes a new one.
   *
   * @param shape sizes, outermost first; may be left out where the graph leaves none free
   */
  FloatBuffer input(String name, long... shape);

  /**
   * Says that the kept inputs, those that {@link Engine#open} was told of, have new content. Until
   * the next call an engine need not read their buffers again.
   */
  void keep();

  /** Runs the graph; when it returns, the outputs are whole. */
  void run();

  /** The buffer of an output, valid after a {@link #run}; asked for by the caller, not owned. */
  FloatBuffer output(String name);

  /** Sizes of an output, outermost first, valid after a {@link #run}. */
  long[] shape(String output);

  /** Gives back all native memory; the buffers must not be touched afterwards. */
  @Override
  void close();
}

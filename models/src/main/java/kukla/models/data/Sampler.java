package kukla.models.data;

/** Fills batches, a function of its seed and the step. One thread; its opener closes it. */
public interface Sampler<B> extends AutoCloseable {
  /** Fills a batch with what belongs to a step. */
  void fill(B batch, long step);

  @Override
  void close();
}

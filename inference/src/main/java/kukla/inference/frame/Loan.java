package kukla.inference.frame;

/**
 * Memory lent for a while. Closing gives it back; closing again does nothing. One holder at a time:
 * who hands it on no longer touches it.
 */
public interface Loan extends AutoCloseable {
  @Override
  void close();
}

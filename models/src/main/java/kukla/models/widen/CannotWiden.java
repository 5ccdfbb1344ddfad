package kukla.models.widen;

/** Why one network cannot begin as another. */
public final class CannotWiden extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  CannotWiden(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** {@code expected …, found …}, to go into a sentence. */
  public String reason() {
    return reason;
  }
}

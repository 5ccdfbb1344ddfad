package kukla.models.widen;

/** Why one network cannot begin as another: {@code expected …, found …}, to end a sentence with. */
public final class CannotWiden extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotWiden(String why) {
    super(why);
  }
}

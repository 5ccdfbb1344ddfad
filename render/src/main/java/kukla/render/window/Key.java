package kukla.render.window;

import static org.lwjgl.glfw.GLFW.*;

import java.util.List;

/** A key by what is printed on it, as far as the program has a use for it. */
public enum Key {
  DIGIT_0,
  DIGIT_1,
  DIGIT_2,
  DIGIT_3,
  DIGIT_4,
  DIGIT_5,
  DIGIT_6,
  DIGIT_7,
  DIGIT_8,
  DIGIT_9,
  A,
  B,
  C,
  D,
  E,
  F,
  G,
  H,
  I,
  J,
  K,
  L,
  M,
  N,
  O,
  P,
  Q,
  R,
  S,
  T,
  U,
  V,
  W,
  X,
  Y,
  Z,
  SPACE,
  ESCAPE,
  ENTER,
  TAB,
  LEFT,
  RIGHT,
  UP,
  DOWN,
  F1,
  F11,
  /** Any other key. */
  OTHER;

  private static final List<Key> ALL = List.of(values());

  /**
   * @param code GLFW's key, named after its place on an American keyboard
   * @param printed what the key prints in the user's layout, empty where it prints nothing
   */
  static Key of(int code, String printed) {
    if (printed.length() == 1) {
      char letter = Character.toUpperCase(printed.charAt(0));
      if (letter >= 'A' && letter <= 'Z') {
        return nth(A, letter - 'A');
      }
    }
    // a keyboard without Latin letters: the key's place must do
    boolean foreign = printed.isEmpty() || printed.charAt(0) > 0x24f;
    if (foreign && code >= GLFW_KEY_A && code <= GLFW_KEY_Z) {
      return nth(A, code - GLFW_KEY_A);
    }
    if (code >= GLFW_KEY_0 && code <= GLFW_KEY_9) {
      return nth(DIGIT_0, code - GLFW_KEY_0);
    }
    if (code >= GLFW_KEY_KP_0 && code <= GLFW_KEY_KP_9) {
      return nth(DIGIT_0, code - GLFW_KEY_KP_0);
    }
    return switch (code) {
      case GLFW_KEY_SPACE -> SPACE;
      case GLFW_KEY_ESCAPE -> ESCAPE;
      case GLFW_KEY_ENTER, GLFW_KEY_KP_ENTER -> ENTER;
      case GLFW_KEY_TAB -> TAB;
      case GLFW_KEY_LEFT -> LEFT;
      case GLFW_KEY_RIGHT -> RIGHT;
      case GLFW_KEY_UP -> UP;
      case GLFW_KEY_DOWN -> DOWN;
      case GLFW_KEY_F1 -> F1;
      case GLFW_KEY_F11 -> F11;
      default -> OTHER;
    };
  }

  private static Key nth(Key first, int further) {
    return ALL.get(ALL.indexOf(first) + further);
  }
}

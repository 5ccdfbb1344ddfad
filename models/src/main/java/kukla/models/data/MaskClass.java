package kukla.models.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a pixel of a label file's {@code masks} shows; the ordinal is the number in the file. */
public enum MaskClass {
  BACKGROUND,
  SKIN,
  HAIR,
  EYES,
  /** Teeth, gums, tongue and what is behind the lips; not the lips, which are skin. */
  MOUTH_INTERIOR,
  /** Frames of glasses; what is seen through their lenses is what it is. */
  GLASSES,
  CLOTHES,
  /** Anything else before the face: a hand, a cup, a microphone. */
  OCCLUDER;

  /** The name in a label file: {@code mouth_interior}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, in the order of their numbers. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(MaskClass::label).toList();
  }
}

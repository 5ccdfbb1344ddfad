package kukla.models.judge;

import java.io.InputStream;
import java.util.Locale;
import kukla.inference.card.CardJson;
import kukla.inference.card.ModelCard;

/**
 * The independent networks that label and judge faces. Their files belong to others and are given
 * with {@code --judges DIR}; how each is fed says a card inside the program.
 */
public enum Judge {
  /** Finds faces. */
  YUNET,
  /** 468 points of a face. */
  FACEMESH,
  /** 66 points of a face with how sure each is. */
  OPENSEEFACE,
  /** Whose face it is. */
  MOBILEFACENET;

  /** What the judge's file must be and how it is fed. */
  public ModelCard card() {
    String name = name().toLowerCase(Locale.ROOT) + ".json";
    InputStream stream = Judge.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("expected the card " + name + " inside the program");
    }
    return CardJson.read(stream, name);
  }
}

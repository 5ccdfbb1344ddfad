package kukla.inference.card;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;

/** Cards as JSON, keys in snake case. Keys that this version does not know are passed over. */
public final class CardJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private CardJson() {}

  /**
   * Reads one card.
   *
   * @throws Fault when there is none, or when it is not a card
   */
  public static ModelCard read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Fault(
          "reading the model card "
              + file
              + ": expected a readable file, found "
              + e.getClass().getSimpleName()
              + "; give --model a folder that holds card.json, or a name from: kukla models list",
          e);
    }
    return parse(bytes, file.toString());
  }

  /** Reads a card that travels inside the program; closes the stream. */
  public static ModelCard read(InputStream stream, String name) {
    try (stream) {
      return parse(stream.readAllBytes(), name);
    } catch (IOException e) {
      throw new Fault("reading the built-in model card " + name + ": " + e.getMessage(), e);
    }
  }

  /** The card as text, one line feed at the end. */
  public static String text(ModelCard card) {
    try {
      return JSON.writeValueAsString(card) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a card whole or not at all. */
  public static void write(ModelCard card, Path file) {
    AtomicFile.write(file, text(card).getBytes(StandardCharsets.UTF_8));
  }

  private static ModelCard parse(byte[] bytes, String name) {
    try {
      ModelCard card = JSON.readValue(bytes, ModelCard.class);
      if (card == null) {
        throw new Fault("reading the model card " + name + ": expected an object, found null");
      }
      return card;
    } catch (ValueInstantiationException e) {
      Throwable cause = e.getCause();
      throw broken(
          name, cause == null ? e.getOriginalMessage() : String.valueOf(cause.getMessage()), e);
    } catch (JacksonException e) {
      throw broken(name, e.getOriginalMessage() + ", line " + line(e), e);
    } catch (IOException e) {
      throw broken(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  private static Fault broken(String name, String reason, Exception cause) {
    return new Fault(
        "reading the model card "
            + name
            + ": "
            + reason.lines().findFirst().orElse("unreadable")
            + "; repair the card or import the model again",
        cause);
  }
}

package kukla.app.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Predicate;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;

/**
 * Whether the user may use the face in a portrait: asked once, the answer kept beside the portrait
 * in {@code NAME.consent.json} with the picture's SHA-256, so that another picture under the same
 * name is asked for anew. Bundled portraits show nobody and need none. Any thread.
 */
public final class Consent {
  /** What is known. */
  public enum Answer {
    /** The portrait came with the program and shows a person who does not exist. */
    NOT_NEEDED,
    YES,
    NO,
    /** Nobody has answered yet. */
    UNKNOWN
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Predicate<Path> bundled;
  private final Clock clock;

  /**
   * @param bundled whether a portrait came with the program
   */
  public Consent(Predicate<Path> bundled) {
    this(bundled, Clock.systemUTC());
  }

  Consent(Predicate<Path> bundled, Clock clock) {
    this.bundled = bundled;
    this.clock = clock;
  }

  /** What is known about a portrait. */
  public Answer known(Path portrait) {
    if (bundled.test(portrait)) {
      return Answer.NOT_NEEDED;
    }
    try {
      Path kept = beside(portrait);
      if (!Files.isRegularFile(kept)) {
        return Answer.UNKNOWN;
      }
      JsonNode json = JSON.readTree(Files.readAllBytes(kept));
      if (!json.path("sha256").asText().equals(hash(portrait))
          || !json.path("may_use").isBoolean()) {
        return Answer.UNKNOWN;
      }
      return json.path("may_use").booleanValue() ? Answer.YES : Answer.NO;
    } catch (JsonProcessingException e) {
      return Answer.UNKNOWN; // what cannot be read is asked again
    } catch (IOException e) {
      throw unreadable(portrait, e);
    }
  }

  /** What the user is asked, where nothing is known. */
  public String question(Path portrait) {
    return "May you use the face in "
        + portrait.getFileName()
        + "? Yes if it is yours, if the person agreed, or if it shows nobody who lives.";
  }

  /**
   * Keeps the answer beside the portrait.
   *
   * @throws Fault when it cannot be written there
   */
  public void answer(Path portrait, boolean mayUse) {
    ObjectNode json = JSON.createObjectNode();
    json.put("portrait", portrait.getFileName().toString());
    json.put("may_use", mayUse);
    json.put("answered", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    try {
      json.put("sha256", hash(portrait));
    } catch (IOException e) {
      throw unreadable(portrait, e);
    }
    AtomicFile.write(
        beside(portrait), (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Path beside(Path portrait) {
    return portrait.resolveSibling(portrait.getFileName() + ".consent.json");
  }

  private static String hash(Path portrait) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(portrait)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Fault unreadable(Path portrait, IOException e) {
    return new Fault(
        "looking whether the face in "
            + portrait
            + " may be used: expected a readable portrait, found "
            + e.getClass().getSimpleName()
            + " ("
            + e.getMessage()
            + "); check the path",
        e);
  }
}

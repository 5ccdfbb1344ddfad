package kukla.models.checkpoint;

import java.io.IOException;

/** What is wrong with a checkpoint, in words that follow "found". */
final class Malformed extends IOException {
  Malformed(String found) {
    super(found);
  }
}

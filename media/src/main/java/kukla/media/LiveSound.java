package kukla.media;

import java.nio.file.Path;

/** The sound that goes with a recording. */
public sealed interface LiveSound {
  /**
   * A microphone.
   *
   * @param system {@code pulse} or {@code alsa}
   * @param name what that calls it; {@code default}
   */
  record Device(String system, String name) implements LiveSound {
    public Device {
      if (!system.equals("pulse") && !system.equals("alsa")) {
        throw new IllegalArgumentException("expected pulse or alsa, found " + system);
      }
    }
  }

  /**
   * The sound of a clip that plays as a camera.
   *
   * @param times when it plays
   */
  record Clip(Path file, ClipTimes times) implements LiveSound {}
}

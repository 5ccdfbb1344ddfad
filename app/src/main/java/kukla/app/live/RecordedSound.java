package kukla.app.live;

import java.nio.file.Path;
import kukla.app.capture.choice.CameraChoice;
import kukla.inference.Misuse;
import kukla.media.ClipTimes;
import kukla.media.LiveSound;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --sound} names: {@code auto}, {@code off}, {@code pulse[:NAME]}, {@code alsa[:NAME]}.
 */
final class RecordedSound {
  private static final String DEFAULT = "default";

  private RecordedSound() {}

  /**
   * Checks the words.
   *
   * @throws Misuse when they name nothing
   */
  static String checked(String words) {
    if (!words.matches("auto|off|(pulse|alsa)(:.+)?")) {
      throw new Misuse(
          "reading --sound: expected auto, off, pulse[:NAME] or alsa[:NAME], found "
              + words
              + "; correct it");
    }
    return words;
  }

  /**
   * The sound of a recording that starts now; {@code auto} is the clip's where a clip is the
   * camera, otherwise the usual microphone.
   *
   * @param camera what is filmed
   * @param playback when the clip plays; null where it does not, and its sound is then left out
   */
  static @Nullable LiveSound of(String words, CameraChoice camera, @Nullable ClipTimes playback) {
    if (words.equals("off")) {
      return null;
    }
    if (words.equals("auto")) {
      if (camera instanceof CameraChoice.Clip clip) {
        Path file = clip.file();
        return playback == null ? null : new LiveSound.Clip(file, playback);
      }
      boolean filmed =
          !(camera instanceof CameraChoice.TestPicture || camera instanceof CameraChoice.Network);
      return filmed ? new LiveSound.Device("pulse", DEFAULT) : null;
    }
    int colon = words.indexOf(':');
    return colon < 0
        ? new LiveSound.Device(words, DEFAULT)
        : new LiveSound.Device(words.substring(0, colon), words.substring(colon + 1));
  }
}

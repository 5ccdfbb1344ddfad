package kukla.app.panel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kukla.app.settings.Settings;
import kukla.render.stage.Layout;
import kukla.render.stage.Overlay;
import kukla.render.stage.Preview;
import kukla.render.window.Key;

/** What a key does. */
final class Hotkeys {
  /** What the O key shows. */
  private static final Set<Overlay> USUAL =
      EnumSet.of(Overlay.KEYPOINTS, Overlay.FACE_BOX, Overlay.TIMING);

  private static final List<Key> DIGITS =
      List.of(
          Key.DIGIT_1,
          Key.DIGIT_2,
          Key.DIGIT_3,
          Key.DIGIT_4,
          Key.DIGIT_5,
          Key.DIGIT_6,
          Key.DIGIT_7,
          Key.DIGIT_8,
          Key.DIGIT_9);

  /** What the panel says of them. */
  static final List<String[]> HELP =
      List.of(
          new String[] {"1-9", "portraits"},
          new String[] {"space", "calibrate: this pose is the portrait's own"},
          new String[] {"C", "next camera"},
          new String[] {"M", "mirror"},
          new String[] {"O", "overlays"},
          new String[] {"L", "next layout"},
          new String[] {"P", "this panel"},
          new String[] {"R", "record"},
          new String[] {"S", "snapshot"},
          new String[] {"V", "virtual camera"},
          new String[] {"F", "full screen"},
          new String[] {"Esc", "quit"});

  private Hotkeys() {}

  /** Does what the key asks of the session; full screen and quitting are the window's. */
  static void press(Key key, Show show) {
    Settings now = show.settings();
    switch (key) {
      case SPACE -> show.settings(now.with(now.motion().calibrated()));
      case M -> show.settings(mirrored(now));
      case O -> show.settings(now.withOverlays(now.overlays().isEmpty() ? USUAL : Set.of()));
      case L -> show.settings(now.with(now.preview().with(next(now))));
      case P -> show.settings(now.withPanel(!now.panel()));
      case R -> show.record(!show.recording());
      case S -> show.snapshot();
      case V -> show.virtualCamera(!show.virtualCamera());
      case C -> nextCamera(show);
      case DIGIT_1, DIGIT_2, DIGIT_3, DIGIT_4, DIGIT_5, DIGIT_6, DIGIT_7, DIGIT_8, DIGIT_9 -> {
        int index = DIGITS.indexOf(key);
        if (index < show.portraits().size()) {
          show.choose(show.portraits().get(index));
        }
      }
      default -> {
        // no key of ours
      }
    }
  }

  static Settings mirrored(Settings now) {
    boolean mirror = !now.motion().mirror();
    return now.with(now.motion().with(draft -> draft.mirror = mirror))
        .with(
            new Preview(
                now.preview().layout(), now.preview().opacity(), mirror, now.preview().inset()));
  }

  private static Layout next(Settings now) {
    return switch (now.preview().layout()) {
      case PORTRAIT -> Layout.SIDE_BY_SIDE;
      case SIDE_BY_SIDE -> Layout.OVERLAY;
      case OVERLAY -> Layout.PICTURE_IN_PICTURE;
      case PICTURE_IN_PICTURE -> Layout.PORTRAIT;
    };
  }

  private static void nextCamera(Show show) {
    List<String> cameras = show.cameras();
    show.lookForCameras();
    if (!cameras.isEmpty()) {
      int at = cameras.indexOf(show.settings().camera());
      String next = cameras.get((at + 1) % cameras.size());
      show.settings(show.settings().withCamera(next));
    }
  }
}

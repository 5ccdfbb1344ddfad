package kukla.app.settings;

import java.nio.file.Path;

/** What came with the program. */
public final class Bundled {
  /** Name of the model that is taken where none is named. */
  public static final String MODEL = "motion-lite";

  /** Folder of the program, set by the launcher. */
  private static final String ROOT = "kukla.root";

  private Bundled() {}

  /** Name and version of this program. */
  public static String program() {
    String version = Bundled.class.getPackage().getImplementationVersion();
    return version == null ? "Kukla" : "Kukla " + version;
  }

  /** Portraits and clips. */
  public static Path assets() {
    return Path.of(System.getProperty(ROOT, "")).resolve("assets");
  }

  /** The portrait that is taken where none is named. */
  public static Path portrait() {
    return assets().resolve("portrait.png");
  }

  /** A clip of someone who talks. */
  public static Path driving() {
    return assets().resolve("driving.mp4");
  }
}

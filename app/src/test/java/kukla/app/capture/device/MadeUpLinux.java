package kukla.app.capture.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files by which Linux tells of cameras, in a folder of a test's. */
public final class MadeUpLinux {
  private final Path root;

  /**
   * @param root an empty folder
   */
  public MadeUpLinux(Path root) {
    this.root = root;
  }

  /**
   * Adds a node.
   *
   * @param index 0 for the one with the pictures
   * @param port of the USB
   */
  public void video(int number, String name, int index, String port) throws IOException {
    Files.createDirectories(root.resolve("dev"));
    Files.createFile(root.resolve("dev/video" + number));
    Path shown = Files.createDirectories(root.resolve("sys/class/video4linux/video" + number));
    Files.writeString(shown.resolve("name"), name + "\n");
    Files.writeString(shown.resolve("index"), index + "\n");
    Path device = Files.createDirectories(root.resolve("sys/devices/pci/usb1/" + port));
    Files.createSymbolicLink(shown.resolve("device"), device);
  }

  /** Adds a camera that a program plays. */
  public void loopback(int number, String name) throws IOException {
    video(number, name, 0, "none");
    Files.createDirectories(root.resolve("sys/devices/virtual/video4linux/video" + number));
  }

  /** What reads these files. */
  public DeviceSystem system() {
    return new LinuxVideo(root);
  }
}

package kukla.app.sink.loopback;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Video devices that v4l2loopback made, as Linux shows them.
 *
 * @param root the folder that holds {@code dev} and {@code sys}, {@code /} but in tests
 */
public record LoopbackDevices(Path root) {
  private static final String OURS = "kukla";
  private static final String LOAD =
      "modprobe v4l2loopback devices=1 exclusive_caps=1 card_label=Kukla";

  /**
   * One of them.
   *
   * @param path {@code /dev/video10}
   * @param name what call applications show
   * @param writable whether this user may write it
   */
  public record Device(Path path, String name, boolean writable) {
    /** {@code /dev/video10 (Kukla)}. */
    public String shown() {
      return path + (name.isEmpty() ? "" : " (" + name + ")");
    }
  }

  /** Those under {@code /dev} and {@code /sys}, looked at anew by each question. */
  public static LoopbackDevices ofThisMachine() {
    return new LoopbackDevices(Path.of("/"));
  }

  /** All, one called Kukla first, then by number. */
  public List<Device> all() {
    List<Device> found = new ArrayList<>();
    Path virtual = root.resolve("sys/devices/virtual/video4linux");
    if (Files.isDirectory(virtual)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(virtual, "video[0-9]*")) {
        for (Path entry : entries) {
          Path node = root.resolve("dev").resolve(entry.getFileName().toString());
          if (Files.exists(node)) {
            found.add(new Device(node, firstLine(entry.resolve("name")), Files.isWritable(node)));
          }
        }
      } catch (IOException e) {
        return List.of(); // what cannot be looked into is not there for us either
      }
    }
    found.sort(
        Comparator.comparing((Device device) -> !isOurs(device))
            .thenComparing(device -> number(device.path())));
    return List.copyOf(found);
  }

  private static boolean isOurs(Device device) {
    return device.name().toLowerCase(Locale.ROOT).contains(OURS);
  }

  private static int number(Path node) {
    return Integer.parseInt(node.getFileName().toString().replaceAll("\\D+", ""));
  }

  private static String firstLine(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * The device that a user means.
   *
   * @param words a path, {@code video10}, {@code 10}, or a part of the name
   */
  public Optional<Device> find(String words) {
    String wished = words.toLowerCase(Locale.ROOT);
    List<Device> all = all();
    return all.stream()
        .filter(
            device ->
                device.path().toString().equals(words)
                    || device.path().getFileName().toString().equals(wished)
                    || device.path().getFileName().toString().equals("video" + wished))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(device -> device.name().toLowerCase(Locale.ROOT).contains(wished))
                    .findFirst());
  }

  /** Why none can be used and what to do, the end of a sentence; empty where one can. */
  public Optional<String> missing() {
    List<Device> all = all();
    if (all.stream().anyMatch(Device::writable)) {
      return Optional.empty();
    }
    if (!all.isEmpty()) {
      return Optional.of(
          all.get(0).shown()
              + " may not be written: add yourself to the group video (usermod -aG video $USER) and"
              + " log in again");
    }
    if (Files.isDirectory(root.resolve("sys/module/v4l2loopback"))) {
      return Optional.of(
          "v4l2loopback is loaded but has no device: modprobe -r v4l2loopback && " + LOAD);
    }
    return Optional.of(
        "the kernel module v4l2loopback is not loaded: apt install v4l2loopback-dkms && " + LOAD);
  }
}

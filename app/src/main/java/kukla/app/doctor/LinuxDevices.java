package kukla.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * GPUs as Linux shows them under {@code /proc} and {@code /sys}.
 *
 * @param root the folder that holds these two, {@code /} but in tests
 */
record LinuxDevices(Path root) {

  /** GPUs, those of NVIDIA with the driver's version; empty where no driver shows one. */
  List<String> gpus() {
    List<String> found = new ArrayList<>();
    String driver = word(firstLine(root.resolve("proc/driver/nvidia/version")), "Module");
    for (Path gpu : children(root.resolve("proc/driver/nvidia/gpus"), "*")) {
      for (String line : lines(gpu.resolve("information"))) {
        if (line.startsWith("Model:")) {
          found.add(line.substring("Model:".length()).strip() + ", NVIDIA driver " + driver);
        }
      }
    }
    for (Path card : children(root.resolve("sys/class/drm"), "card[0-9]")) {
      for (String line : lines(card.resolve("device/uevent"))) {
        if (line.startsWith("DRIVER=") && !line.equals("DRIVER=nvidia")) {
          found.add(card.getFileName() + ", driver " + line.substring("DRIVER=".length()));
        }
      }
    }
    return found;
  }

  /** The word two after {@code before}: the version in "NVRM version: … Kernel Module 580.1 …". */
  private static String word(String line, String before) {
    String[] words = line.split("\\s+", -1);
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals(before)) {
        for (int j = i + 1; j < words.length; j++) {
          if (words[j].matches("[0-9]+\\.[0-9.]+")) {
            return words[j];
          }
        }
      }
    }
    return "of unknown version";
  }

  private static List<Path> children(Path folder, String glob) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
        entries.forEach(found::add);
      } catch (IOException e) {
        return List.of(); // what cannot be looked into is not there for us either
      }
    }
    found.sort(null);
    return found;
  }

  private static String firstLine(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.get(0).strip();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}

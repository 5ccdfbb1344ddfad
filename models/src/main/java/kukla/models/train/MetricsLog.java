package kukla.models.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;

/**
 * What was measured at each step: a line of JSON each in {@code metrics.jsonl}, and in memory for
 * the charts. Its opener closes it.
 */
final class MetricsLog implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Path file;
  private final List<Map<String, Double>> rows = new ArrayList<>();
  private final BufferedWriter writer;

  /**
   * Opens the log of a training folder.
   *
   * @param done steps that count; later lines, written after the checkpoint, are dropped
   */
  MetricsLog(Path out, long done) {
    file = out.resolve("metrics.jsonl");
    try {
      Files.createDirectories(out);
      StringBuilder kept = new StringBuilder();
      if (Files.exists(file) && done > 0) {
        for (String line : Files.readAllLines(file)) {
          Map<String, Double> row = parse(line);
          if (row.getOrDefault("step", Double.MAX_VALUE) <= done) {
            rows.add(row);
            kept.append(line).append('\n');
          }
        }
      }
      AtomicFile.write(file, kept.toString().getBytes(StandardCharsets.UTF_8));
      writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** A line's numbers; none for the half line that a kill left. */
  private Map<String, Double> parse(String line) {
    Map<String, Double> row = new LinkedHashMap<>();
    try {
      JsonNode node = json.readTree(line);
      node.properties().forEach(e -> row.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
    } catch (JsonProcessingException e) {
      row.clear();
    }
    return row;
  }

  /** Adds a step's numbers. */
  void add(Map<String, Double> row) {
    rows.add(row);
    try {
      Map<String, Object> written = new LinkedHashMap<>(row);
      written.computeIfPresent("step", (key, step) -> ((Double) step).longValue());
      written.replaceAll(
          (key, value) -> value instanceof Double d && !Double.isFinite(d) ? d.toString() : value);
      writer.write(json.writeValueAsString(written));
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** All rows so far. */
  List<Map<String, Double>> rows() {
    return rows;
  }

  private Fault unwritable(IOException e) {
    return new Fault(
        "writing %s: found %s; free some space or choose another --out"
            .formatted(file, e.getMessage()),
        e);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}

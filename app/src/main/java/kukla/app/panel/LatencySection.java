package kukla.app.panel;

import imgui.ImGui;
import java.util.Locale;
import kukla.app.loop.LiveCount;
import kukla.app.loop.LiveTimes;
import kukla.app.loop.LiveTimes.Stage;
import kukla.app.times.Recent;

/**
 * Where the milliseconds go: median and 99th percentile of each stage over the last frames, their
 * history, how evenly frames come, and how old a picture is when it is seen.
 */
final class LatencySection {
  private static final long REFRESH_NANOS = 250_000_000;
  private static final Stage[] STAGES = Stage.values();
  private static final String[] NAMES = {
    "capture",
    "wait",
    "crop",
    "keypoints",
    "generator",
    "compose",
    "readback",
    "preview",
    "total",
    "to screen",
    "to camera"
  };

  /** A bar is full at so many milliseconds. */
  private static final float FULL_MILLIS = 50;

  private final float[] history = new float[Recent.SIZE];
  private final float[] sorted = new float[Recent.SIZE];
  private final float[] medians = new float[STAGES.length];
  private final String[] lines = new String[STAGES.length];
  private String summary = "";
  private long refreshed;

  void draw(Show session, float scale) {
    long now = System.nanoTime();
    if (now - refreshed > REFRESH_NANOS) {
      refreshed = now;
      refresh(session);
    }
    ImGui.textWrapped(summary);
    for (int i = 0; i < STAGES.length; i++) {
      if (!lines[i].isEmpty()) {
        ImGui.text(NAMES[i]);
        ImGui.sameLine(88 * scale);
        ImGui.progressBar(Math.min(1, medians[i] / FULL_MILLIS), -1, 16 * scale, lines[i]);
      }
    }
    plot(session.times(), Stage.TOTAL, "##total", "capture to output, ms", scale);
    plot(session.times(), Stage.GENERATOR, "##generator", "generator, ms", scale);
  }

  private void plot(LiveTimes times, Stage stage, String id, String label, float scale) {
    int count = times.recent(stage).copy(history);
    if (count > 1) {
      float most = 20;
      for (int i = 0; i < count; i++) {
        most = Math.max(most, history[i]);
      }
      ImGui.plotLines(
          id,
          history,
          count,
          0,
          label,
          0,
          most,
          ImGui.getContentRegionAvailX(),
          46 * scale,
          Float.BYTES);
    }
  }

  private void refresh(Show session) {
    LiveTimes times = session.times();
    for (int i = 0; i < STAGES.length; i++) {
      int count = times.recent(STAGES[i]).copy(sorted);
      Recent.sort(sorted, count);
      medians[i] = Recent.percentile(sorted, count, 0.5);
      float worst = Recent.percentile(sorted, count, 0.99);
      lines[i] =
          count == 0 ? "" : String.format(Locale.ROOT, "%.1f ms, p99 %.1f", medians[i], worst);
    }
    LiveCount count = session.count();
    summary =
        String.format(
            Locale.ROOT,
            "%.1f portraits a second, %d dropped, %d late, %d without a face",
            count.recentFramesPerSecond(),
            session.dropped(),
            count.late(),
            count.withoutFace());
  }
}

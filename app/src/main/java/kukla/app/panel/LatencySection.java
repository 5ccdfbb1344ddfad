package kukla.app.panel;

import imgui.ImGui;
import java.util.List;
import java.util.Locale;
import kukla.app.loop.LiveCount;
import kukla.app.loop.LiveTimes;
import kukla.app.loop.LiveTimes.Stage;
import kukla.app.sink.Sink;
import kukla.app.times.Recent;

/**
 * Where the milliseconds go: median and 99th percentile of each stage over the last frames, their
 * history, how evenly portraits come, and how old a picture is when it is seen.
 */
final class LatencySection {
  private static final long REFRESH_NANOS = 250_000_000;
  private static final List<Stage> STAGES = List.of(Stage.values());

  private final float[] history = new float[Recent.SIZE];
  private final float[] sorted = new float[Recent.SIZE];
  private final float[] medians = new float[STAGES.size()];
  private final float[] worsts = new float[STAGES.size()];
  private final String[] lines = new String[STAGES.size()];
  private final String[] plots = new String[STAGES.size()];
  private final float[] tops = new float[STAGES.size()];
  private String summary = "";
  private String outside = "";
  private float full = 1;
  private long refreshed;

  void draw(Show session, float scale) {
    long now = System.nanoTime();
    if (now - refreshed > REFRESH_NANOS) {
      refreshed = now;
      refresh(session);
    }
    Words.wrapped(summary);
    for (int i = 0; i < STAGES.size(); i++) {
      if (!lines[i].isEmpty()) {
        StageBar.draw(name(STAGES.get(i)), lines[i], medians[i], worsts[i], full, scale);
      }
    }
    if (!outside.isEmpty()) {
      Words.wrapped(outside);
    }
    plot(session.times(), Stage.TOTAL, scale);
    plot(session.times(), Stage.GENERATOR, scale);
    plot(session.times(), Stage.PACE, scale);
  }

  private static String name(Stage stage) {
    return switch (stage) {
      case CAPTURE -> "capture";
      case WAIT -> "wait";
      case CROP -> "crop";
      case KEYPOINTS -> "keypoints";
      case GENERATOR -> "generator";
      case COMPOSE -> "compose";
      case READBACK -> "readback";
      case PREVIEW -> "preview";
      case TOTAL -> "to output";
      case CAPTURE_TO_SCREEN -> "to screen";
      case PACE -> "pace";
    };
  }

  private void plot(LiveTimes times, Stage stage, float scale) {
    int at = STAGES.indexOf(stage);
    int count = times.recent(stage).copy(history);
    if (count > 1) {
      ImGui.plotLines(
          "##" + name(stage),
          history,
          count,
          0,
          plots[at],
          0,
          tops[at],
          ImGui.getContentRegionAvailX(),
          46 * scale,
          Float.BYTES);
    }
  }

  private void refresh(Show session) {
    full = 10;
    for (int i = 0; i < STAGES.size(); i++) {
      int count = session.times().recent(STAGES.get(i)).copy(sorted);
      float last = count == 0 ? 0 : sorted[count - 1];
      Recent.sort(sorted, count);
      medians[i] = Recent.percentile(sorted, count, 0.5);
      worsts[i] = Recent.percentile(sorted, count, 0.99);
      full = Math.max(full, medians[i] * 1.25f);
      lines[i] = count == 0 ? "" : text("%.1f / %.0f ms", medians[i], worsts[i]);
      tops[i] = round(count == 0 ? 1 : sorted[count - 1]);
      plots[i] = text("%s: now %.0f ms, top %.0f ms", plotted(STAGES.get(i)), last, tops[i]);
    }
    LiveCount count = session.count();
    summary =
        text(
            "%.1f portraits a second\n%d dropped, %d late, %d without a face\nmedian / 99th percentile, from the camera on",
            count.recentFramesPerSecond(), session.dropped(), count.late(), count.withoutFace());
    outside = "";
    for (Sink sink : session.sinks()) {
      double median = sink.latency().medianMillis();
      if (median > 0) {
        outside += (outside.isEmpty() ? "" : "\n") + text("to %s %.1f ms", sink.name(), median);
      }
    }
  }

  private static String plotted(Stage stage) {
    return switch (stage) {
      case TOTAL -> "capture to output";
      case PACE -> "between two portraits";
      default -> name(stage);
    };
  }

  /** The next higher one of 10, 20, 50, 100, 200 … */
  private static float round(float most) {
    float top = 10;
    for (int i = 0; top < most; i++) {
      top *= i % 3 == 1 ? 2.5f : 2;
    }
    return top;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

package kukla.models.evaluate;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.media.Stills;
import kukla.models.evaluate.CrossEvaluation.Driver;
import kukla.models.evaluate.CrossEvaluation.SourceSquare;

/**
 * Goes through all clips and pairs and gathers figures and pictures. A clip or a portrait that
 * cannot be measured is said and left out.
 */
final class MotionEvaluation {
  private final JudgedModel model;
  private final int every;
  private final List<Path> reconstructed = new ArrayList<>();
  private final List<ClipFigures> clips = new ArrayList<>();
  private final List<Gallery> clipPictures = new ArrayList<>();
  private final List<CrossFigures> pairs = new ArrayList<>();
  private final List<Gallery> pairPictures = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  MotionEvaluation(JudgedModel model, int every) {
    this.model = model;
    this.every = every;
  }

  /** Each clip from its own first frame. */
  void reconstruct(List<Path> files, ClipEvaluation evaluation) {
    try (Progress progress = new Progress("clips", files.size())) {
      for (Path file : files) {
        progress.note(file.getFileName().toString());
        Gallery gallery = new Gallery();
        measured(() -> evaluation.evaluate(file, gallery))
            .ifPresent(
                figures -> {
                  reconstructed.add(file);
                  clips.add(figures);
                  clipPictures.add(gallery);
                });
        progress.step();
      }
    }
  }

  /** Each clip that was reconstructed drives the next one's first frame. */
  void crossNeighbours(CrossEvaluation evaluation) {
    List<Path> files = reconstructed;
    if (files.size() < 2) {
      leftOut.add(
          "measuring a person driven by another: expected at least two clips with a face, found %d; give more, or --portraits"
              .formatted(files.size()));
      return;
    }
    try (Progress progress = new Progress("pairs", files.size())) {
      for (int i = 0; i < files.size(); i++) {
        Path next = files.get((i + 1) % files.size());
        Optional<SourceSquare> source = measured(() -> evaluation.firstFrame(next));
        cross(files.get(i), source.stream().toList(), evaluation, progress);
        progress.stepTo(i + 1L);
      }
    }
  }

  /**
   * Each portrait is driven by some of the clips that were reconstructed, so that all of them have
   * their turn.
   *
   * @param drivers clips a portrait
   */
  void crossPortraits(List<Path> portraits, int drivers, CrossEvaluation evaluation) {
    List<Path> files = reconstructed;
    int turns = Math.min(drivers, files.size());
    List<List<SourceSquare>> sources = new ArrayList<>();
    files.forEach(file -> sources.add(new ArrayList<>()));
    for (int i = 0; i < portraits.size(); i++) {
      Path portrait = portraits.get(i);
      int first = i * turns;
      measured(() -> evaluation.source(portrait.getFileName().toString(), Stills.read(portrait)))
          .ifPresent(
              source -> {
                for (int turn = 0; turn < turns; turn++) {
                  sources.get((first + turn) % files.size()).add(source);
                }
              });
    }
    int all = sources.stream().mapToInt(List::size).sum();
    try (Progress progress = new Progress("pairs", all)) {
      for (int i = 0; i < files.size(); i++) {
        cross(files.get(i), sources.get(i), evaluation, progress);
      }
    }
  }

  private void cross(
      Path clip, List<SourceSquare> sources, CrossEvaluation evaluation, Progress progress) {
    if (sources.isEmpty()) {
      return;
    }
    Optional<Driver> driver = measured(() -> evaluation.watch(clip));
    for (SourceSquare source : sources) {
      progress.note(source.name());
      Gallery gallery = new Gallery();
      driver
          .flatMap(watched -> measured(() -> evaluation.evaluate(source, watched, gallery)))
          .ifPresent(
              figures -> {
                pairs.add(figures);
                pairPictures.add(gallery);
              });
      progress.step();
    }
  }

  private <T> Optional<T> measured(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (Fault fault) {
      leftOut.add(fault.sentence());
      return Optional.empty();
    }
  }

  /** Whether nothing could be measured. */
  boolean isEmpty() {
    return clips.isEmpty();
  }

  MotionReport report() {
    return new MotionReport(model, every, clips, pairs, leftOut.stream().distinct().toList());
  }

  /** In the report's order. */
  List<Gallery> clipPictures() {
    return clipPictures;
  }

  /** In the report's order. */
  List<Gallery> pairPictures() {
    return pairPictures;
  }

  /** All contact sheets, one below the other. */
  BufferedImage sheet() {
    List<BufferedImage> sheets = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      sheets.add(ReportPage.sheet(clips.get(i), clipPictures.get(i)));
    }
    for (int i = 0; i < pairs.size(); i++) {
      sheets.add(ReportPage.sheet(pairs.get(i), pairPictures.get(i)));
    }
    return ContactSheet.stacked(sheets);
  }
}

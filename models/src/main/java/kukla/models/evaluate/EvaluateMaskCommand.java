package kukla.models.evaluate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.face.MaskModel;
import kukla.inference.face.MaskModel.Part;
import kukla.inference.file.UserFolders;
import kukla.models.data.CachedClip;
import kukla.models.data.ClipCache;
import kukla.models.data.ClipLibrary;
import kukla.models.data.ColourJitter;
import kukla.models.data.DataFolder;
import kukla.models.data.FaceAugmentation;
import kukla.models.data.FaceBatch;
import kukla.models.data.FaceSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla evaluate mask}: how well a mask model tells the parts of a face crop apart. */
@Command(
    name = "mask",
    description = "Compare what a mask model sees with labels that have masks.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each figure is intersection over union, over the pixels of all crops. Before some of the",
      "faces things are put, as in training. Take people that the model was not trained on.",
      "",
      "Example:",
      "  kukla synth data --out strangers --count 60 --seed 90000",
      "  kukla evaluate mask --data strangers --out mask.json"
    })
public final class EvaluateMaskCommand implements Callable<Integer> {
  /** Crops differ as in use: a square that the last frame tells is a little off. */
  private static final FaceAugmentation AS_IN_USE =
      new FaceAugmentation(true, 4, 0.06, 0.03, 0, 0, ColourJitter.NONE, 0, 0, 0.4);

  private static final int CACHE_SIDE = 384;
  private static final int FRAMES_PER_CLIP = 400;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "mask-lite",
      description = "a model's name or folder (default: ${DEFAULT-VALUE})")
  private String model;

  @Mixin private FigureOptions figures;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of clips whose labels have masks, such as kukla synth data writes")
  private Path data;

  @Option(
      names = "--crops",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many crops are drawn (default: ${DEFAULT-VALUE})")
  private int crops;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "equal seeds draw equal crops (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "folder of decoded frames (default: ${DEFAULT-VALUE})")
  private Path cache = UserFolders.ofUser().cache().resolve("frames");

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public EvaluateMaskCommand() {}

  @Override
  public Integer call() {
    figures.expectPlace();
    Misuse.expect("--crops", crops, 1, Integer.MAX_VALUE);
    ModelFolder folder = ModelShelf.ofUser().find(model);
    Engine runs = figures.engine(folder);
    ClipLibrary library =
        ClipLibrary.open(
            List.of(new DataFolder(data, 1)), new ClipCache(cache, CACHE_SIDE, FRAMES_PER_CLIP));
    PrintWriter writer = spec.commandLine().getOut();
    List<String> leftOut = leftOut(library);
    leftOut.forEach(sentence -> writer.println("left out: " + sentence));
    if (library.clips().stream().noneMatch(clip -> FaceSampler.fits(clip, true))) {
      throw new Fault(
          "evaluating masks: expected clips in "
              + data
              + " whose labels have masks, found none; make some with: kukla synth data");
    }
    MaskFigures gathered = new MaskFigures();
    List<Double> looks = new ArrayList<>();
    try (MaskModel masks = MaskModel.open(folder, runs);
        FaceSampler sampler = new FaceSampler(library, AS_IN_USE, seed, masks.side(), true);
        Progress progress = new Progress("crops", crops)) {
      FaceBatch one = FaceBatch.allocate(1, masks.side(), true);
      int pixels = masks.side() * masks.side();
      float[] labels = new float[pixels];
      float[] seen = new float[Part.values().length * pixels];
      for (int i = 0; i < crops; i++) {
        sampler.fill(one, i);
        one.masks().get(0, labels);
        long started = System.nanoTime();
        masks.read(one.pictures(), seen);
        looks.add((System.nanoTime() - started) * 1e-6);
        gathered.add(labels, seen);
        progress.step();
      }
    }
    double look = looks.stream().sorted().toList().get(looks.size() / 2);
    String json = gathered.json(folder.card().name(), runs.name(), look, leftOut);
    figures.write(json);
    writer.print(gathered.table());
    writer.println("one look: %.2f ms".formatted(look));
    writer.flush();
    return 0;
  }

  /** A sentence for each clip that could not be read or has no masks. */
  private static List<String> leftOut(ClipLibrary library) {
    List<String> sentences = new ArrayList<>(library.skipped());
    for (CachedClip clip : library.clips()) {
      if (!FaceSampler.fits(clip, true)) {
        sentences.add(
            "evaluating masks on %s: expected labels with masks, found none; render it with: kukla synth data"
                .formatted(clip.source()));
      }
    }
    return sentences;
  }
}

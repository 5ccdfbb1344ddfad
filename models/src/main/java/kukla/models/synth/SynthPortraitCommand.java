package kukla.models.synth;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.inference.image.Image;
import kukla.media.Stills;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kukla synth portrait}: a friendly still of somebody who does not exist. */
@Command(
    name = "portrait",
    mixinStandardHelpOptions = true,
    description = "Renders a friendly still of somebody who does not exist.",
    footer = {"", "Example:", "  kukla synth portrait --seed 7 --out somebody.png"})
public final class SynthPortraitCommand implements Callable<Integer> {
  @Option(names = "--out", required = true, paramLabel = "FILE", description = "a .png or .jpg")
  Path out = Path.of("");

  @Mixin Casting casting = new Casting(768);

  @Override
  public Integer call() {
    HeadModel model = casting.model();
    Image picture = casting.picture();
    try (Studio studio = casting.studio(model);
        Actor actor = studio.actor(casting.seed())) {
      Scene scene = Scene.studio(casting.seed());
      studio.furnish(scene);
      studio.shoot(actor, scene, friendly(model), 0, picture);
    }
    Stills.write(picture, out);
    return 0;
  }

  private static Moment friendly(HeadModel model) {
    float[] weights = new float[model.expressions.size()];
    Mouthing.add("mouthSmile=.45 mouthDimple=.2 cheekSquint=.15 browInnerUp=.1", model, 1, weights);
    return new Moment(weights, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}

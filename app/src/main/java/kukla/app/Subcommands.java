package kukla.app;

import java.util.List;
import kukla.app.animate.AnimateCommand;
import kukla.app.bench.BenchCommand;
import kukla.app.demo.DemoCommand;
import kukla.app.doctor.DoctorCommand;
import kukla.app.gpu.GpuCommand;
import kukla.app.live.LiveCommand;
import kukla.models.evaluate.EvaluateCommand;
import kukla.models.export.ModelsCommand;
import kukla.models.label.LabelCommand;
import kukla.models.synth.SynthCommand;
import kukla.models.train.TrainCommand;
import picocli.CommandLine;

/** Every command of the program, in the order that {@code kukla --help} shows them. */
final class Subcommands {
  private static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          LiveCommand.class,
          AnimateCommand.class,
          TrainCommand.class,
          SynthCommand.class,
          LabelCommand.class,
          EvaluateCommand.class,
          ModelsCommand.class,
          BenchCommand.class,
          DoctorCommand.class,
          GpuCommand.class);

  private Subcommands() {}

  static void addTo(CommandLine line) {
    ALL.forEach(line::addSubcommand);
  }
}

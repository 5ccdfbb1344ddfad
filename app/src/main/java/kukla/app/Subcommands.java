package kukla.app;

import java.util.List;
import kukla.app.doctor.DoctorCommand;
import kukla.models.export.ModelsCommand;
import kukla.models.synth.SynthCommand;
import kukla.models.train.TrainCommand;
import picocli.CommandLine;

/** Every command of the program, in the order that {@code kukla --help} shows them. */
final class Subcommands {
  private static final List<Class<?>> ALL =
      List.of(ModelsCommand.class, DoctorCommand.class, SynthCommand.class, TrainCommand.class);

  private Subcommands() {}

  static void addTo(CommandLine line) {
    ALL.forEach(line::addSubcommand);
  }
}

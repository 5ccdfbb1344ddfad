package kukla.models.synth;

import picocli.CommandLine.Command;

/** {@code kukla synth}: people who do not exist. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SynthDataCommand.class,
      SynthPortraitCommand.class,
      SynthClipCommand.class,
      SynthImportIctCommand.class
    },
    description = "Renders people who do not exist.")
public final class SynthCommand {}

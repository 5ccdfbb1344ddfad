package kukla.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Who may use whom, and how things are called. */
@AnalyzeClasses(
    packages = "kukla",
    importOptions = {DoNotIncludeTests.class, HouseRulesTest.NoTestJars.class})
class HouseRulesTest {
  private static final List<String> ROOMS =
      List.of("inference", "render", "media", "console", "models", "app");

  @ArchTest
  static final ArchRule EVERY_CLASS_HAS_A_ROOM =
      classes().should().resideInAnyPackage(packagesOf(ROOMS));

  @ArchTest static final ArchRule INFERENCE_STANDS_ALONE = mayUse("inference");

  @ArchTest static final ArchRule RENDER_STANDS_ALONE = mayUse("render");

  @ArchTest static final ArchRule MEDIA = mayUse("media", "inference");

  @ArchTest static final ArchRule CONSOLE = mayUse("console", "inference");

  @ArchTest
  static final ArchRule MODELS = mayUse("models", "inference", "render", "media", "console");

  @ArchTest
  static final ArchRule APP_NAMES_MODELS_ONLY_IN_THE_LIST_OF_COMMANDS =
      noClasses()
          .that()
          .resideInAPackage("kukla.app..")
          .and()
          .doNotBelongToAnyOf(Subcommands.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("kukla.models..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("kukla.(**)").should().beFreeOfCycles();

  /** Each room of capture and the rooms that it may use, as its package-info draws them. */
  @ArchTest
  static final ArchRule CAPTURE =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("thread")
          .definedBy("kukla.app.capture")
          .layer("choice")
          .definedBy("kukla.app.capture.choice")
          .layer("stream")
          .definedBy("kukla.app.capture.stream")
          .layer("playback")
          .definedBy("kukla.app.capture.playback")
          .layer("device")
          .definedBy("kukla.app.capture.device")
          .layer("library")
          .definedBy("kukla.app.capture.library")
          .layer("camera")
          .definedBy("kukla.app.capture.camera")
          .whereLayer("thread")
          .mayOnlyAccessLayers("choice", "camera")
          .whereLayer("choice")
          .mayOnlyAccessLayers("stream", "playback", "library", "camera")
          .whereLayer("stream")
          .mayOnlyAccessLayers("device", "library", "camera")
          .whereLayer("playback")
          .mayOnlyAccessLayers("library", "camera")
          .whereLayer("device")
          .mayOnlyAccessLayers("camera")
          .whereLayer("library")
          .mayOnlyAccessLayers("camera")
          .whereLayer("camera")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule KINDS_OF_CAMERAS_ARE_KNOWN_TO_CAPTURE_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("kukla.app.capture..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kukla.app.capture.stream..",
              "kukla.app.capture.playback..",
              "kukla.app.capture.device..",
              "kukla.app.capture.library..");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Handler|Wrapper)(\\$.*)?");

  @ArchTest
  static final ArchRule NOBODY_SAYS_TARGET =
      CompositeArchRule.of(noClasses().should().haveNameMatching("(?i).*target.*"))
          .and(members().should().haveNameNotMatching("(?i).*target.*"));

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_DESCRIBED =
      classes()
          .should(
              be(
                  describe(
                      "in a package with a package-info that is @NullMarked",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  /** Dear ImGui takes its words for a format of {@code printf}, and a file's name can be one. */
  private static final String FORMATTING =
      "text(Wrapped|Colored|Disabled)?|bulletText|labelText|setTooltip";

  @ArchTest
  static final ArchRule THE_PANEL_SAYS_WORDS_AS_THEY_ARE =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "takes words for a format",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isEquivalentTo(ImGui.class)
                          && call.getName().matches(FORMATTING)));

  private static ArchRule mayUse(String room, String... others) {
    Set<String> allowed = Set.of(others);
    List<String> forbidden = new ArrayList<>(ROOMS);
    forbidden.removeIf(other -> other.equals(room) || allowed.contains(other));
    return noClasses()
        .that()
        .resideInAPackage("kukla." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packagesOf(forbidden));
  }

  private static String[] packagesOf(List<String> rooms) {
    return rooms.stream().map(room -> "kukla." + room + "..").toArray(String[]::new);
  }

  /** Tests that a module lends to others come in jars of their own. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }
}

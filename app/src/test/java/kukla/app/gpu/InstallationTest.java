package kukla.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kukla.inference.Fault;
import kukla.inference.card.Sha256;
import kukla.inference.cuda.library.LibraryFolders;
import kukla.inference.file.UserFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InstallationTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/");

  @TempDir Path folder;

  /** A redistributable whose jar is fetched already. */
  private Redistributable fetched(String... kept) throws IOException {
    Path jar = folder.resolve(".it-1-linux-x86_64.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream entries = new ZipOutputStream(file)) {
      for (String name : List.of("a/libone.so.1", "a/libtwo.so.1", "META-INF/x", "libone.so.1/")) {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
    }
    return new Redistributable(
        "it", "a/it-1-linux-x86_64.jar", Files.size(jar), Sha256.of(jar), List.of(kept), 10);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(it -> folder.relativize(it).toString()).toList();
    }
  }

  @Test
  void onlyWhatIsWantedStays() throws IOException {
    Installation installation = new Installation(NOWHERE, folder);
    Redistributable part = fetched("libone");
    assertThat(installation.has(part)).isFalse();
    installation.install(part);
    assertThat(installation.has(part)).isTrue();
    assertThat(files()).containsExactly("it-1/libone.so.1");
    installation.remove(part);
    assertThat(installation.has(part)).isFalse();
  }

  @Test
  void aJarWithoutALibraryLeavesNothing() throws IOException {
    Redistributable part = fetched("libone", "libthree");
    assertThatThrownBy(() -> new Installation(NOWHERE, folder).install(part))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found 1");
    assertThat(folder.resolve("it-1")).doesNotExist();
  }

  @Test
  void saysHowMuchBeforeItFetches() {
    String line =
        GpuInstallCommand.announcement(
            List.of(Redistributable.CUDA, Redistributable.TENSORRT_10_15),
            MavenRepository.CENTRAL,
            Path.of("there"));
    assertThat(line).contains("0.91 GB to fetch from repo1.maven.org").contains("1.00 GB to keep");
    assertThat(Redistributable.TENSORRT_10_15.keeps("a/libnvinfer_builder_resource_ptx.so.10.15.1"))
        .isTrue();
    assertThat(Redistributable.TENSORRT_10_15.keeps("a/libnvinfer_plugin.so.10")).isFalse();
    assertThat(Redistributable.TENSORRT_10_15.folder()).isEqualTo("tensorrt-10.15-1.5.13");
  }

  /** As if it were installed. */
  private static void there(Path own, Redistributable part) throws IOException {
    Path folder = Files.createDirectories(own.resolve(part.folder()));
    Files.createFile(folder.resolve("libnvinfer.so.10"));
    Files.createFile(folder.resolve("libnvonnxparser.so.10"));
  }

  @Test
  void aVersionThatIsAskedForGoesFirstAndTheOtherGoesAway() throws IOException {
    String before = System.getProperty("kukla.user.home");
    System.setProperty("kukla.user.home", folder.toString());
    try {
      Path own = LibraryFolders.own(UserFolders.ofUser());
      there(own, Redistributable.CUDA);
      there(own, Redistributable.TENSORRT_10_15);
      there(own, Redistributable.TENSORRT_10_6);
      Files.createFile(own.resolve(Redistributable.CUDA.folder()).resolve("libcudart.so.13"));
      Files.createFile(own.resolve(Redistributable.CUDA.folder()).resolve("libnvrtc.so.13"));
      StringWriter out = new StringWriter();
      CommandLine line = new CommandLine(new GpuInstallCommand()).setOut(new PrintWriter(out));
      assertThat(line.execute("--tensorrt", "10.6")).isZero();
      assertThat(out.toString()).contains("nothing to fetch");
      assertThat(own.resolve(Redistributable.TENSORRT_10_15.folder())).doesNotExist();
      Path chosen = own.resolve(Redistributable.TENSORRT_10_6.folder());
      assertThat(LibraryFolders.ofThisMachine().chosen()).isEqualTo(chosen);
      assertThat(LibraryFolders.ofThisMachine().folders().get(0)).isEqualTo(chosen);
      assertThat(line.execute("--tensorrt", "system")).isZero();
      assertThat(LibraryFolders.ofThisMachine().chosen()).isNull();
    } finally {
      if (before == null) {
        System.clearProperty("kukla.user.home");
      } else {
        System.setProperty("kukla.user.home", before);
      }
    }
  }

  @Test
  void theMirrorOfMavensSettingsIsTaken() throws IOException {
    Path settings = folder.resolve("settings.xml");
    assertThat(MavenRepository.of(settings)).isEqualTo(MavenRepository.CENTRAL);
    String form =
        "<settings><mirrors><mirror><mirrorOf>%s</mirrorOf><url>%s</url></mirror></mirrors></settings>";
    Files.writeString(settings, form.formatted("*,!releases", "https://mirror.example/maven"));
    assertThat(MavenRepository.of(settings)).isEqualTo(URI.create("https://mirror.example/maven/"));
    Files.writeString(settings, form.formatted("*,!central", "https://mirror.example/"));
    assertThat(MavenRepository.of(settings)).isEqualTo(MavenRepository.CENTRAL);
    Files.writeString(settings, "<settings>");
    assertThat(MavenRepository.of(settings)).isEqualTo(MavenRepository.CENTRAL);
  }
}

package kukla.inference.cuda.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.file.UserFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFoldersTest {
  private static final String TENSORRT = "libnvinfer.so.10";

  @TempDir Path root;

  private LibraryFolders folders(Map<String, String> environment) {
    Path home = root.resolve("home");
    return LibraryFolders.of(
        root, home, environment, new UserFolders(home.resolve("data"), home, home));
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void whatTheSystemHasComesBeforeOurs() throws IOException {
    assertThat(folders(Map.of()).find(TENSORRT)).isEmpty();
    Path ours = file("home/data/gpu/tensorrt-10.15-1.5.13/" + TENSORRT);
    assertThat(folders(Map.of()).find(TENSORRT)).contains(ours);
    assertThat(folders(Map.of()).isOwn(ours)).isTrue();
    Path wheel = file("home/.local/lib/python3.12/site-packages/tensorrt_libs/" + TENSORRT);
    assertThat(folders(Map.of()).find(TENSORRT)).contains(wheel);
    assertThat(folders(Map.of()).isOwn(wheel)).isFalse();
    Path debian = file("usr/lib/x86_64-linux-gnu/" + TENSORRT);
    assertThat(folders(Map.of()).find(TENSORRT)).contains(debian);
    Path told = file("told/" + TENSORRT);
    String path = root.resolve("nowhere") + File.pathSeparator + told.getParent();
    assertThat(folders(Map.of("LD_LIBRARY_PATH", path)).find(TENSORRT)).contains(told);
  }

  @Test
  void whatWasChosenGoesBeforeAllAndSaysSo() throws IOException {
    Path debian = file("usr/lib/x86_64-linux-gnu/" + TENSORRT);
    Path ours = file("home/data/gpu/tensorrt-10.6-1.5.11/" + TENSORRT);
    file("home/data/gpu/tensorrt-10.15-1.5.13/" + TENSORRT);
    Path own = root.resolve("home/data/gpu");
    assertThat(folders(Map.of()).find(TENSORRT)).contains(debian);
    assertThat(folders(Map.of()).why(debian)).contains("the system's");
    LibraryFolders.choose(own, "tensorrt-10.6-1.5.11");
    String told = root.resolve("usr/lib/x86_64-linux-gnu").toString();
    LibraryFolders chosen = folders(Map.of("LD_LIBRARY_PATH", told));
    assertThat(chosen.find(TENSORRT)).contains(ours);
    assertThat(chosen.why(ours)).contains("chosen");
    LibraryFolders.choose(own, "tensorrt-10.7");
    assertThat(folders(Map.of()).find(TENSORRT)).as("it is gone").contains(debian);
    LibraryFolders.choose(own, "../../../usr");
    assertThat(folders(Map.of()).chosen()).isNull();
    LibraryFolders.choose(own, "tensorrt-10.6-1.5.11");
    LibraryFolders.chooseSystem(own);
    LibraryFolders.chooseSystem(own);
    assertThat(folders(Map.of()).find(TENSORRT)).contains(debian);
  }

  @Test
  void tensorRtAndItsParserComeFromOnePlace() throws IOException {
    Path half = file("usr/lib/x86_64-linux-gnu/" + TENSORRT);
    NvidiaLibraries alone = new NvidiaLibraries(folders(Map.of()));
    assertThat(alone.find(NvidiaLibrary.TENSORRT)).contains(half);
    Path ours = file("home/data/gpu/tensorrt-10.15-1.5.13/" + TENSORRT);
    Path parser = file("home/data/gpu/tensorrt-10.15-1.5.13/libnvonnxparser.so.10");
    NvidiaLibraries both = new NvidiaLibraries(folders(Map.of()));
    assertThat(both.find(NvidiaLibrary.TENSORRT)).contains(ours);
    assertThat(both.find(NvidiaLibrary.ONNX_PARSER)).contains(parser);
    assertThat(both.origin(NvidiaLibrary.TENSORRT)).contains(ours.toString()).contains("fetched");
  }

  @Test
  void wheelsOfAnEnvironmentAndToolkitsAreFound() throws IOException {
    Path wheel = file("env/lib/python3.11/site-packages/nvidia/cu13/lib/libcudart.so.13");
    String environment = root.resolve("env").toString();
    assertThat(folders(Map.of("VIRTUAL_ENV", environment)).find("libcudart.so.13")).contains(wheel);
    Path toolkit = file("usr/local/cuda-13.1/lib64/libnvrtc.so.13");
    assertThat(folders(Map.of()).find("libnvrtc.so.13")).contains(toolkit);
  }

  @Test
  void whatIsStillUnpackedIsNotThere() throws IOException {
    file("home/data/gpu/.tensorrt-10.15-1.5.13/" + TENSORRT);
    assertThat(folders(Map.of()).find(TENSORRT)).isEmpty();
  }

  @Test
  void aLibraryThatIsMissingOrBrokenIsOneSentence() throws IOException {
    NvidiaLibraries none = new NvidiaLibraries(folders(Map.of()));
    assertThatThrownBy(() -> none.load(NvidiaLibrary.TENSORRT))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("kukla gpu install");
    Path broken = file("usr/lib/x86_64-linux-gnu/" + NvidiaLibrary.RUNTIME.file());
    Path program = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.write(broken, Files.readAllBytes(program));
    assertThatThrownBy(() -> none.load(NvidiaLibrary.RUNTIME))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(broken.toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void windowsCallsThemOtherwise() {
    assertThat(NvidiaLibrary.TENSORRT.file("Windows 11")).isEqualTo("nvinfer_10.dll");
    assertThat(NvidiaLibrary.TENSORRT.file("Linux")).isEqualTo(TENSORRT);
  }
}

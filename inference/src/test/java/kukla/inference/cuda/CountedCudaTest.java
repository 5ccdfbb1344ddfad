package kukla.inference.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;

class CountedCudaTest {
  private static final int BYTES = 8;

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final CountedCuda cuda = new CountedCuda(gpu);

  @Test
  void countsByDirection() {
    long stream = cuda.openStream();
    PinnedMemory host = cuda.pin(BYTES);
    long one = cuda.allocate(BYTES);
    long other = cuda.allocate(BYTES);
    host.bytes().putLong(0, 42);
    cuda.upload(one, host.address(), BYTES, stream);
    cuda.copy(other, one, BYTES, stream);
    host.bytes().putLong(0, 0);
    cuda.download(host.address(), other, BYTES, stream);
    assertThat(host.bytes().getLong(0)).isEqualTo(42);
    assertThat(cuda.copies()).isEqualTo(new Copies(1, 1, 0));
    cuda.synchronize(stream);
    cuda.free(one);
    cuda.free(other);
    cuda.unpin(host);
    cuda.closeStream(stream);
    assertThat(gpu.leaks()).isEmpty();
  }

  @Test
  void whatIsCapturedCountsAtEachLaunch() {
    gpu.put(
        "add",
        (it, grid, arguments) -> {
          long at = arguments.get(0).longValue();
          it.bytes(at).putLong(0, it.bytes(at).getLong(0) + arguments.get(1).intValue());
        });
    long stream = cuda.openStream();
    PinnedMemory host = cuda.pin(BYTES);
    long memory = cuda.allocate(BYTES);
    long module = cuda.load(new byte[1]);
    long add = cuda.kernel(module, "add");
    cuda.beginCapture(stream);
    cuda.upload(memory, host.address(), BYTES, stream);
    cuda.launch(add, Grid.line(1), stream, List.of(memory, 3));
    cuda.download(host.address(), memory, BYTES, stream);
    long graph = cuda.endCapture(stream);
    assertThat(gpu.nodes(graph)).isEqualTo(3);
    assertThat(cuda.copies()).isEqualTo(Copies.NONE);
    long ready = cuda.instantiate(graph);
    cuda.closeGraph(graph);
    for (int i = 0; i < 5; i++) {
      cuda.launch(ready, stream);
    }
    assertThat(host.bytes().getLong(0)).isEqualTo(15);
    assertThat(cuda.copies()).isEqualTo(new Copies(5, 5, 0));
    assertThat(cuda.copies().since(new Copies(4, 5, 0))).isEqualTo(new Copies(1, 0, 0));
  }

  @Test
  void aTextureIsNoCopyToTheHost() {
    long stream = cuda.openStream();
    long memory = cuda.allocate(64);
    long texture = cuda.registerTexture(7);
    cuda.fill(memory, (byte) 9, 64, stream);
    cuda.mapTexture(texture, stream);
    cuda.copyToTexture(texture, memory, 16, 8, 4, stream);
    cuda.unmapTexture(texture, stream);
    assertThat(gpu.pixels(texture).capacity()).isEqualTo(32);
    assertThat(gpu.pixels(texture).get(31)).isEqualTo((byte) 9);
    assertThat(cuda.copies()).isEqualTo(new Copies(0, 0, 1));
  }

  @Test
  void anErrorOfCudaIsOneSentenceWithItsName() {
    gpu.capacity(10);
    assertThatThrownBy(() -> cuda.allocate(11))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("CUDA_ERROR_OUT_OF_MEMORY")
        .hasMessageContaining("close other programs")
        .hasMessageNotContaining("\n")
        .cause()
        .isInstanceOfSatisfying(
            CudaFailure.class, failure -> assertThat(failure.isOutOfMemory()).isTrue());
    gpu.lose();
    assertThatThrownBy(cuda::synchronize)
        .isInstanceOf(Fault.class)
        .cause()
        .isInstanceOfSatisfying(CudaFailure.class, it -> assertThat(it.isLoss()).isTrue());
  }

  @Test
  void gridsCoverAll() {
    assertThat(Grid.line(257).blocksX()).isEqualTo(2);
    assertThat(Grid.line(0).blocksX()).isEqualTo(1);
    assertThat(Grid.planes(33, 9, 3)).isEqualTo(new Grid(2, 2, 3, 32, 8));
  }
}

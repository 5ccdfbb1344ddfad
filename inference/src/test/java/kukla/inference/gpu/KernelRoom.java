package kukla.inference.gpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.PinnedMemory;

/** A GPU, real or not, with the kernels on it and memory that tests fill and look at. */
final class KernelRoom implements AutoCloseable {
  final FrameKernels kernels;
  final long stream;
  private final Cuda cuda;
  private final List<Long> taken = new ArrayList<>();

  KernelRoom(Cuda cuda, byte[] code) {
    this.cuda = cuda;
    cuda.use(cuda.gpus().get(0));
    kernels = new FrameKernels(cuda, code);
    stream = cuda.openStream();
  }

  /** Memory of zeros. */
  long room(int bytes) {
    long address = cuda.allocate(bytes);
    taken.add(address);
    cuda.fill(address, (byte) 0, bytes, stream);
    return address;
  }

  /** Memory with that in it. */
  long of(ByteBuffer content) {
    int bytes = content.capacity();
    long address = room(bytes);
    PinnedMemory pinned = cuda.pin(bytes);
    pinned.bytes().put(0, content, 0, bytes);
    cuda.upload(address, pinned.address(), bytes, stream);
    cuda.synchronize(stream);
    cuda.unpin(pinned);
    return address;
  }

  long of(byte[] content) {
    return of(ByteBuffer.wrap(content));
  }

  long of(float[] content) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * content.length).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(content);
    return of(bytes);
  }

  /** What lies there once all is done. */
  ByteBuffer at(long address, int bytes) {
    PinnedMemory pinned = cuda.pin(bytes);
    cuda.download(pinned.address(), address, bytes, stream);
    cuda.synchronize(stream);
    ByteBuffer copy = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    copy.put(0, pinned.bytes(), 0, bytes);
    cuda.unpin(pinned);
    return copy;
  }

  @Override
  public void close() {
    cuda.synchronize(stream);
    taken.forEach(cuda::free);
    cuda.closeStream(stream);
    kernels.close();
  }
}

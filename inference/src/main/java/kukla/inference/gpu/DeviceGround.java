package kukla.inference.gpu;

import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.PinnedMemory;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * A painting at the canvas's size on the GPU, and where its square goes. Made once a source; its
 * opener closes it, when no frame that shows it is under way.
 */
public final class DeviceGround implements AutoCloseable {
  private final Cuda cuda;
  private final long address;
  private final SquarePlace place;

  /**
   * Brings a painting to the GPU.
   *
   * @param graph whose frames will show it
   * @param painting tightly packed RGBA of the canvas's size; borrowed for the call
   */
  public DeviceGround(FrameGraph graph, Image painting, SquarePlace place) {
    painting.check(painting.width(), painting.height(), ChannelOrder.RGBA);
    cuda = graph.cuda();
    this.place = place;
    graph.use();
    int bytes = 4 * painting.width() * painting.height();
    address = cuda.allocate(bytes);
    try {
      bring(painting, bytes, graph.stream());
    } catch (RuntimeException e) {
      cuda.free(address);
      throw e;
    }
  }

  private void bring(Image painting, int bytes, long stream) {
    PinnedMemory pinned = cuda.pin(bytes);
    try {
      pinned.bytes().put(0, painting.pixels(), 0, bytes);
      cuda.upload(address, pinned.address(), bytes, stream);
      cuda.synchronize(stream);
    } finally {
      cuda.unpin(pinned);
    }
  }

  long address() {
    return address;
  }

  SquarePlace place() {
    return place;
  }

  @Override
  public void close() {
    cuda.free(address);
  }
}

package kukla.inference.gpu;

import kukla.inference.cuda.Cuda;

/**
 * A texture of OpenGL that finished pictures are copied into on the GPU. Used on the render thread,
 * whose context is current, and which is driven by the same GPU. Its opener closes it, before the
 * texture.
 */
public final class SharedTexture implements AutoCloseable {
  private final Cuda cuda;
  private final long resource;

  /**
   * Shares a texture.
   *
   * @param cuda borrowed; its GPU is in use on this thread
   * @param texture OpenGL's name of it: 2-D, RGBA of 8 bits, of the pictures' size
   * @throws kukla.inference.Fault where OpenGL draws with another GPU, or with none
   */
  public SharedTexture(Cuda cuda, int texture) {
    this.cuda = cuda;
    resource = cuda.registerTexture(texture);
  }

  /**
   * Copies a picture into it. OpenGL's earlier work happens before, its later work after.
   *
   * @param from on the GPU, tightly packed
   */
  public void show(long from, int width, int height, long stream) {
    cuda.mapTexture(resource, stream);
    try {
      cuda.copyToTexture(resource, from, 4L * width, 4L * width, height, stream);
    } finally {
      cuda.unmapTexture(resource, stream);
    }
  }

  @Override
  public void close() {
    cuda.unregisterTexture(resource);
  }
}

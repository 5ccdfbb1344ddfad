package kukla.inference.cuda;

/**
 * How often something crossed between host and GPU, or went into a texture.
 *
 * @param uploads host to GPU
 * @param downloads GPU to host
 * @param toTexture GPU to texture, which never touches the host
 */
public record Copies(long uploads, long downloads, long toTexture) {
  /** None. */
  public static final Copies NONE = new Copies(0, 0, 0);

  /** Both together. */
  public Copies plus(Copies other) {
    return new Copies(
        uploads + other.uploads, downloads + other.downloads, toTexture + other.toTexture);
  }

  /** These without the earlier ones. */
  public Copies since(Copies earlier) {
    return new Copies(
        uploads - earlier.uploads, downloads - earlier.downloads, toTexture - earlier.toTexture);
  }
}

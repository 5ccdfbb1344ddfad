package kukla.inference.reenact;

import kukla.inference.face.FaceCrop;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.Image;

/**
 * A painting, and the square of it that is moved. Nobody changes its pictures.
 *
 * @param name for people
 * @param painting the whole picture, RGB
 * @param crop the square around the face, in pixels of the painting
 * @param square the same as the model sees it, RGB
 */
public record Source(String name, Image painting, FaceCrop crop, Image square) {

  /**
   * Cuts the square out.
   *
   * @param side of the model's pictures, pixels
   */
  public static Source of(String name, Image painting, FaceCrop crop, int side) {
    Image square = Image.allocate(side, side, painting.order());
    new PictureSampler().sample(painting, crop.cropToImage(side), square);
    return new Source(name, painting, crop, square);
  }
}

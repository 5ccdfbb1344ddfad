package kukla.models.evaluate;

import kukla.inference.image.Image;

/** A model that shows the source as it looks in the driver's place: absolute motion. */
interface Reconstruction {

  /** Pixels a side of every picture that goes in and comes out. */
  int side();

  /** Takes the first frame; borrowed for the call. */
  void source(Image first);

  /** The output for one frame, valid until the next call. */
  Image reconstruct(Image driving);
}

package kukla.app.loop;

import kukla.inference.frame.Frame;
import kukla.inference.image.Image;
import kukla.inference.image.Opaque;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;

/**
 * The camera's picture as it is, at no cost: to measure what everything else costs. Only where
 * {@code --passthrough} was asked for is it let out.
 */
public final class PassThrough implements Performance {
  /** What {@code --model} calls it. */
  public static final String NAME = "passthrough";

  /** Pixels a side of the source's square, which nobody moves. */
  public static final int SIDE = 256;

  private Source source;

  public PassThrough(Source source) {
    this.source = source;
  }

  @Override
  public String description() {
    return "the camera's picture as it is";
  }

  @Override
  public String engine() {
    return NAME;
  }

  @Override
  public int side() {
    return source.square().width();
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public void show(Source next) {
    source = next;
  }

  @Override
  public PortraitBuffer allocate(Image camera) {
    return PortraitBuffer.allocate(side(), camera, 0);
  }

  @Override
  public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    long started = System.nanoTime();
    Opaque.copy(frame.picture(), buffer.camera());
    return new Outcome.PassedThrough(new Outcome.Took(System.nanoTime() - started, 0, 0));
  }

  @Override
  public void close() {
    // nothing is open
  }
}

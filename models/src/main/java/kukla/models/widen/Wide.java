package kukla.models.widen;

import org.jspecify.annotations.Nullable;

/**
 * A value of the wide network, as far as widening needs to know it.
 *
 * @param shape its dimensions
 * @param channels which channels of the narrow network's value these are; null where both networks
 *     have the same value, dimension for dimension
 * @param layer the last layer that made its channels, for messages
 * @param added whether a layer that the narrow network lacks made it
 */
record Wide(Shape shape, @Nullable ChannelMap channels, String layer, boolean added) {

  /** Dimensions; the array is never changed. */
  @SuppressWarnings("ArrayRecordComponent")
  record Shape(long[] sizes) {}

  static Wide same(long[] sizes) {
    return new Wide(new Shape(sizes), null, "a value that is not a feature map", false);
  }

  long[] sizes() {
    return shape.sizes();
  }

  /** The same channels at another size. */
  Wide sized(long[] sizes) {
    return new Wide(new Shape(sizes), channels, layer, added);
  }

  /** Whether it may go wherever values of the narrow network go. */
  boolean isSame() {
    return channels == null && !added;
  }

  /** Its channels, also where they are those of the narrow network. */
  ChannelMap map() {
    int count = (int) sizes()[1];
    return channels == null ? ChannelMap.repeating(count, count) : channels;
  }
}

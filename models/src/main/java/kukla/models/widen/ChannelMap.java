package kukla.models.widen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which channel of the narrow network each channel of the wide one repeats.
 *
 * @param sources of each wide channel, in order
 * @param narrow channels of the narrow network
 */
record ChannelMap(List<Integer> sources, int narrow) {

  ChannelMap {
    sources = List.copyOf(sources);
  }

  /**
   * Every narrow channel in turn, again and again. So groups of channels stay together where both
   * numbers are multiples of the group.
   */
  static ChannelMap repeating(int narrow, int wide) {
    return new ChannelMap(IntStream.range(0, wide).mapToObj(j -> j % narrow).toList(), narrow);
  }

  /** Channels of the wide network. */
  int wide() {
    return sources.size();
  }

  /** Whether both networks have the very same channels. */
  boolean isIdentity() {
    return equals(repeating(narrow, narrow));
  }

  /** How often each narrow channel is there. */
  int[] copies() {
    int[] copies = new int[narrow];
    sources.forEach(source -> copies[source]++);
    return copies;
  }

  /** The channels of several values one after another. */
  static ChannelMap joined(List<ChannelMap> parts) {
    List<Integer> sources = new ArrayList<>();
    int before = 0;
    for (ChannelMap part : parts) {
      for (int source : part.sources) {
        sources.add(before + source);
      }
      before += part.narrow;
    }
    return new ChannelMap(sources, before);
  }

  /**
   * The channels where every {@code group} of them became one.
   *
   * @throws IllegalArgumentException where the wide network mixes the members of groups
   */
  ChannelMap grouped(int group) {
    List<Integer> heads = new ArrayList<>();
    boolean together = narrow % group == 0 && wide() % group == 0;
    for (int j = 0; together && j < wide(); j++) {
      int head = sources.get(j - j % group) / group;
      together = sources.get(j) == head * group + j % group;
      if (j % group == 0) {
        heads.add(head);
      }
    }
    if (!together) {
      throw new IllegalArgumentException(
          "expected groups of " + group + " channels that stay together, found " + sources);
    }
    return new ChannelMap(heads, narrow / group);
  }
}

package kukla.models.checkpoint;

import kukla.models.weights.ElementType;

/**
 * A run of numbers that lies outside the pickle.
 *
 * @param type what one element is
 * @param key the name under which its bytes are stored
 * @param elements how many elements the bytes under that name hold
 * @param begin first element of this storage among them
 */
record Storage(ElementType type, String key, long elements, long begin) {
  long bytes() throws Malformed {
    if (elements < 0 || begin < 0 || begin > elements) {
      throw new Malformed("a storage " + key + " of impossible size");
    }
    if (elements > Integer.MAX_VALUE / type.bytes()) {
      throw new Malformed("a storage " + key + " of more than 2 GiB");
    }
    return elements * type.bytes();
  }
}

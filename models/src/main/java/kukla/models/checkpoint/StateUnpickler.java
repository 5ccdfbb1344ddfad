package kukla.models.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * Reads pickles that hold state dictionaries. Every way to a class goes through {@link
 * AllowedClasses}; the library's own table of classes and its call of {@code __setstate__} are out
 * of reach.
 */
final class StateUnpickler extends Unpickler {
  private static final long LONGEST_TEXT = 1 << 24;

  private final String doing;
  private final ByteCursor cursor;

  /**
   * @param doing how a sentence about this file begins
   * @param cursor where pickles are read; borrowed
   */
  StateUnpickler(String doing, ByteCursor cursor) {
    this.doing = doing;
    this.cursor = cursor;
  }

  /**
   * Reads the next pickle.
   *
   * @throws Fault when it names a class that is not allowed
   * @throws Malformed when it is no whole pickle
   */
  Object next() throws IOException {
    cursor.startPickle();
    try {
      Object value = load(cursor);
      if (value == null) {
        throw new Malformed("an empty pickle");
      }
      return value;
    } catch (Fault fault) {
      throw fault;
    } catch (EOFException e) {
      throw new Malformed("its end in the middle of a pickle");
    } catch (IOException e) {
      throw e instanceof Malformed
          ? e
          : new Malformed("a pickle that breaks off (" + e.getMessage() + ")");
    } catch (RuntimeException | StackOverflowError e) {
      throw new Malformed("a broken pickle (" + e.getMessage() + ")");
    }
  }

  @Override
  protected @Nullable Object dispatch(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.GLOBAL, Opcodes.INST -> {
        String module = PickleUtils.readline(input);
        IObjectConstructor allowed = allowed(module, PickleUtils.readline(input));
        if (opcode == Opcodes.GLOBAL) {
          stack.add(allowed);
        } else {
          stack.add(allowed.construct(stack.pop_all_since_marker().toArray()));
        }
      }
      case Opcodes.STACK_GLOBAL -> {
        String name = (String) stack.pop();
        stack.add(allowed((String) stack.pop(), name));
      }
      case Opcodes.BUILD -> stack.pop(); // attributes of a dictionary, such as _metadata
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        Object key = stack.pop();
        put(Arrays.asList(key, value));
      }
      case Opcodes.SETITEMS -> put(stack.pop_all_since_marker());
      case Opcodes.DICT -> {
        List<Object> items = stack.pop_all_since_marker();
        stack.add(new LinkedHashMap<>());
        put(items);
      }
      case Opcodes.EMPTY_SET, Opcodes.ADDITEMS, Opcodes.FROZENSET ->
          throw new PickleException("a set");
      case Opcodes.LONG4, Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.BINUNICODE -> {
        checkLength(4);
        return super.dispatch(opcode);
      }
      case Opcodes.BINBYTES8, Opcodes.BINUNICODE8, Opcodes.BYTEARRAY8 -> {
        checkLength(8);
        return super.dispatch(opcode);
      }
      default -> {
        return super.dispatch(opcode);
      }
    }
    return NO_RETURN_VALUE;
  }

  private IObjectConstructor allowed(String module, String name) {
    IObjectConstructor allowed = AllowedClasses.find(module + "." + name);
    if (allowed == null) {
      throw new Fault(
          doing
              + ": expected tensors and dictionaries only, found the Python class "
              + module
              + "."
              + name
              + ", which is refused and was not run; use a checkpoint that holds weights only");
    }
    return allowed;
  }

  private void checkLength(int bytes) throws IOException {
    long length = cursor.peek(bytes);
    if (length < 0 || length > LONGEST_TEXT) {
      throw new Malformed("a text of " + Long.toUnsignedString(length) + " bytes in a pickle");
    }
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> keysAndValues) {
    Map<Object, Object> dictionary = (Map<Object, Object>) stack.peek();
    for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
      dictionary.put(AllowedClasses.key(keysAndValues.get(i)), keysAndValues.get(i + 1));
    }
  }

  /** ("storage", class, key, device, elements) and in the legacy form a view (key, begin, size). */
  @Override
  protected Object persistentLoad(Object id) {
    List<Object> parts = AllowedClasses.sequence(id);
    if (!"storage".equals(parts.get(0))) {
      throw new PickleException("a reference to " + parts.get(0));
    }
    AllowedClasses.StorageClass type = (AllowedClasses.StorageClass) parts.get(1);
    long begin =
        parts.size() > 5 && parts.get(5) != null
            ? ((Number) AllowedClasses.sequence(parts.get(5)).get(1)).longValue()
            : 0;
    String key = (String) parts.get(2);
    return new Storage(type.type(), key, ((Number) parts.get(4)).longValue(), begin);
  }
}

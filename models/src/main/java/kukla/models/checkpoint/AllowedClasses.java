package kukla.models.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kukla.models.weights.ElementType;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.PickleException;
import org.jspecify.annotations.Nullable;

/**
 * The Python classes that a checkpoint may name, and what stands for them here. All of them only
 * hold data; there is no way to any other.
 */
final class AllowedClasses {
  private static final Map<String, ElementType> STORAGES =
      Map.ofEntries(
          Map.entry("torch.DoubleStorage", ElementType.F64),
          Map.entry("torch.FloatStorage", ElementType.F32),
          Map.entry("torch.HalfStorage", ElementType.F16),
          Map.entry("torch.BFloat16Storage", ElementType.BF16),
          Map.entry("torch.LongStorage", ElementType.I64),
          Map.entry("torch.IntStorage", ElementType.I32),
          Map.entry("torch.ShortStorage", ElementType.I16),
          Map.entry("torch.CharStorage", ElementType.I8),
          Map.entry("torch.ByteStorage", ElementType.U8),
          Map.entry("torch.BoolStorage", ElementType.BOOL));

  private AllowedClasses() {}

  /** A storage class, which is named in references to storages and never constructed. */
  record StorageClass(ElementType type) implements IObjectConstructor {
    @Override
    public Object construct(Object[] args) {
      throw new PickleException("a storage inside the pickle");
    }
  }

  /** What stands for the class, or null where it is not allowed. */
  static @Nullable IObjectConstructor find(String qualifiedName) {
    ElementType storage = STORAGES.get(qualifiedName);
    if (storage != null) {
      return new StorageClass(storage);
    }
    return switch (qualifiedName) {
      case "collections.OrderedDict" -> AllowedClasses::orderedDict;
      case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" ->
          AllowedClasses::tensor;
      case "torch._utils._rebuild_parameter", "torch.Size" -> args -> args[0];
      default -> null;
    };
  }

  private static Object orderedDict(Object[] args) {
    Map<Object, Object> dictionary = new LinkedHashMap<>();
    if (args.length > 0) {
      for (Object item : (List<?>) args[0]) {
        List<Object> pair = sequence(item);
        dictionary.put(key(pair.get(0)), pair.get(1));
      }
    }
    return dictionary;
  }

  /** A key that is cheap and safe to hash. */
  static Object key(Object key) {
    if (key instanceof String || key instanceof Number || key instanceof Boolean) {
      return key;
    }
    throw new PickleException("a dictionary key that is neither text nor number");
  }

  private static Object tensor(Object[] args) {
    return new StoredTensor(
        Objects.requireNonNull((Storage) args[0]),
        ((Number) args[1]).longValue(),
        longs(args[2]),
        longs(args[3]));
  }

  private static long[] longs(Object sequence) {
    return sequence(sequence).stream().mapToLong(n -> ((Number) n).longValue()).toArray();
  }

  /** The elements of a tuple or a list. */
  static List<Object> sequence(Object sequence) {
    return new ArrayList<>(
        sequence instanceof Object[] tuple ? Arrays.asList(tuple) : (List<?>) sequence);
  }
}

package kukla.models.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kukla.inference.Fault;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;

/**
 * An official first-order-motion checkpoint, {@code .pth.tar}, as PyTorch wrote it before or after
 * version 1.6. Opening reads what it holds; numbers are read when a network is asked for. Nothing
 * in the file is ever run.
 */
public final class Checkpoint implements AutoCloseable {
  private final Path path;
  private final String doing;
  private final Map<?, ?> objects;
  private final Storages storages;

  private Checkpoint(Path path, String doing, Map<?, ?> objects, Storages storages) {
    this.path = path;
    this.doing = doing;
    this.objects = objects;
    this.storages = storages;
  }

  /**
   * Opens a file; the caller closes the checkpoint.
   *
   * @throws Fault when it is missing, cut off, no checkpoint, or names a class that is not allowed
   */
  public static Checkpoint open(Path path) {
    String doing = "reading the checkpoint " + path;
    try {
      if (isZip(path)) {
        ZipForm form = new ZipForm(path, doing);
        return new Checkpoint(path, doing, dictionary(form.objects(), form), form);
      }
      LegacyForm form = new LegacyForm(path, doing);
      Map<?, ?> objects = dictionary(form.objects(), form);
      try {
        form.locate(storagesIn(objects));
      } catch (IOException e) {
        form.close();
        throw e;
      }
      return new Checkpoint(path, doing, objects, form);
    } catch (NoSuchFileException e) {
      throw new Fault(doing + ": expected a file, found none; check the name", e);
    } catch (IOException e) {
      throw broken(doing, e);
    }
  }

  private static boolean isZip(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] start = stream.readNBytes(4);
      if (start.length < 4) {
        throw new Malformed(start.length + " bytes");
      }
      return start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }
  }

  private static Map<?, ?> dictionary(Object objects, Storages form) throws IOException {
    if (objects instanceof Map<?, ?> dictionary) {
      return dictionary;
    }
    form.close();
    throw new Malformed("a file that is no dictionary of networks");
  }

  private static Fault broken(String doing, IOException e) {
    String found =
        e instanceof Malformed
            ? String.valueOf(e.getMessage())
            : e.getClass().getSimpleName() + " (" + e.getMessage() + ")";
    return new Fault(
        doing
            + ": expected a whole PyTorch checkpoint, found "
            + found
            + "; download or copy it again",
        e);
  }

  /** Every storage that anything in there refers to, by key. */
  private static Map<String, Storage> storagesIn(Object root) {
    Map<String, Storage> storages = new HashMap<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Object object = open.pop();
      if (object instanceof StoredTensor tensor) {
        storages.put(tensor.storage().key(), tensor.storage());
      } else if (object instanceof Storage storage) {
        storages.put(storage.key(), storage);
      } else if (seen.add(object)) {
        Collection<?> inside =
            object instanceof Map<?, ?> map
                ? map.values()
                : object instanceof List<?> list
                    ? list
                    : object instanceof Object[] tuple ? java.util.Arrays.asList(tuple) : List.of();
        inside.stream().filter(o -> o != null).forEach(open::push);
      }
    }
    return storages;
  }

  /** What the checkpoint holds: networks, optimisers, counters. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    objects.keySet().forEach(name -> names.add(String.valueOf(name)));
    return names;
  }

  /**
   * The tensors of one network by the reference's names; read now.
   *
   * @param network such as {@code generator}
   * @throws Fault when there is no such network, or its numbers are missing
   */
  public Weights network(String network) {
    if (!(objects.get(network) instanceof Map<?, ?> state)) {
      throw new Fault(
          doing
              + ": expected the network "
              + network
              + ", found "
              + String.join(", ", names())
              + "; use a checkpoint of the first-order motion model");
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<?, ?> entry : state.entrySet()) {
        if (!(entry.getValue() instanceof StoredTensor stored)) {
          throw new Malformed(network + "." + entry.getKey() + " that is no tensor");
        }
        tensors.put(String.valueOf(entry.getKey()), stored.load(storages));
      }
    } catch (IOException e) {
      throw broken(doing, e);
    }
    return new Weights(network + " of " + path, tensors);
  }

  @Override
  public void close() {
    try {
      storages.close();
    } catch (IOException e) {
      throw broken(doing, e);
    }
  }
}

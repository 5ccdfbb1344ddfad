package kukla.inference.cuda;

import java.nio.ByteBuffer;

/**
 * Host memory that the GPU reads and writes by itself, while the CPU does something else. {@link
 * Cuda#unpin} gives it back.
 *
 * @param address where it begins
 * @param bytes direct, in native byte order, over all of it
 */
public record PinnedMemory(long address, ByteBuffer bytes) {}

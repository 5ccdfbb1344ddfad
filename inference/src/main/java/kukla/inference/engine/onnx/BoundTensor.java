package kukla.inference.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A direct buffer and the ONNX Runtime tensor over it.
 *
 * @param buffer float32, row-major
 * @param tensor over the same memory; closed by {@link #close}
 * @param shape sizes, outermost first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BoundTensor(FloatBuffer buffer, OnnxTensor tensor, long[] shape) implements AutoCloseable {

  /** A tensor of zeros; the caller closes it. */
  static BoundTensor of(OrtEnvironment environment, long[] shape) throws OrtException {
    long elements = 1;
    for (long size : shape) {
      elements = Math.multiplyExact(elements, size);
    }
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(elements, 4L)))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    return new BoundTensor(
        buffer, OnnxTensor.createTensor(environment, buffer, shape), shape.clone());
  }

  @Override
  public void close() {
    tensor.close();
  }
}

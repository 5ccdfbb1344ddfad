package kukla.models.onnx;

/**
 * An edge of a graph: float32 numbers of a known shape.
 *
 * @param name unique in its graph
 * @param shape sizes, outermost first
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after construction
public record OnnxValue(String name, long[] shape) {}

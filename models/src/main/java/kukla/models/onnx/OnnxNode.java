package kukla.models.onnx;

import java.util.List;
import java.util.Map;

/**
 * One operation of a graph.
 *
 * @param type ONNX operator
 * @param inputs names of values and constants
 * @param output name of the value it makes
 * @param attributes numbers ({@code Long}, {@code Float}), {@code String} or {@code long[]} by name
 */
record OnnxNode(String type, List<String> inputs, String output, Map<String, Object> attributes) {}

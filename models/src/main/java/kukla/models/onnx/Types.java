package kukla.models.onnx;

/** ONNX operators that more than one place names. */
final class Types {
  static final String CONVOLUTION = "Conv";
  static final String NORM = "BatchNormalization";
  static final String IDENTITY = "Identity";

  private Types() {}
}

package kukla.models.evaluate;

import java.util.List;

/** Statistics of numbers in a row. */
final class Series {
  private Series() {}

  /** Not a number for none. */
  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Of the whole population. */
  static double deviation(List<Double> values) {
    double mean = mean(values);
    return Math.sqrt(
        values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN));
  }

  /** Pearson's correlation; 0 where one of the two never changes. */
  static double correlation(List<Double> a, List<Double> b) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(
          "expected as many numbers in both, found " + a.size() + " and " + b.size());
    }
    double meanA = mean(a);
    double meanB = mean(b);
    double product = 0;
    for (int i = 0; i < a.size(); i++) {
      product += (a.get(i) - meanA) * (b.get(i) - meanB) / a.size();
    }
    double scale = deviation(a) * deviation(b);
    return scale > 1e-12 ? product / scale : 0;
  }
}

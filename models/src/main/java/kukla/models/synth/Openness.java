package kukla.models.synth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import kukla.render.Framebuffer;

/**
 * How much of the sky each point of the neutral head sees, measured by drawing it from all over.
 */
final class Openness {
  private static final int DIRECTIONS = 64;
  private static final int SIZE = 384;
  private static final float HALF = 20;
  private static final float BIAS = 0.0035f;

  private Openness() {}

  /** Share of seen directions a vertex, float32 (vertices). */
  static float[] of(HeadModel model, Shaders shaders) {
    float[] ones = new float[model.vertexCount];
    float[] seen = new float[model.vertexCount];
    java.util.Arrays.fill(ones, 1);
    FloatBuffer depths =
        ByteBuffer.allocateDirect(SIZE * SIZE * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    try (HeadParts parts = new HeadParts(model, ones);
        Framebuffer frame = Framebuffer.deep(SIZE, SIZE)) {
      parts.surface.move(model.neutral);
      float[] clip = new float[4];
      for (int i = 0; i < DIRECTIONS; i++) {
        float[] direction = fibonacci(i);
        float[] from = {direction[0] * 50, direction[1] * 50, direction[2] * 50};
        float[] m =
            Matrix.multiply(
                Matrix.orthographic(HALF, 100), Matrix.lookAt(from, new float[] {0, -2, 0}));
        frame.clear(0, 0, 0, 0);
        shaders.shadow.use().setMatrix("uViewProjection", m);
        parts.draw(Material.FACE);
        parts.draw(Material.BACK_OF_HEAD);
        frame.readDepth(depths);
        for (int v = 0; v < seen.length; v++) {
          float[] p = model.neutral;
          Matrix.apply(m, p[3 * v], p[3 * v + 1], p[3 * v + 2], clip, 0);
          int x = Math.max(0, Math.min(SIZE - 1, (int) ((clip[0] * 0.5f + 0.5f) * SIZE)));
          int y = Math.max(0, Math.min(SIZE - 1, (int) ((clip[1] * 0.5f + 0.5f) * SIZE)));
          if (clip[2] * 0.5f + 0.5f - BIAS < depths.get(y * SIZE + x)) {
            seen[v] += 1;
          }
        }
      }
    }
    for (int v = 0; v < seen.length; v++) {
      float share = seen[v] / (DIRECTIONS * 0.5f);
      seen[v] = 0.15f + 0.85f * Math.min(1, share);
    }
    return seen;
  }

  private static float[] fibonacci(int i) {
    double y = 1 - 2 * (i + 0.5) / DIRECTIONS;
    double r = Math.sqrt(1 - y * y);
    double angle = i * Math.PI * (3 - Math.sqrt(5));
    return new float[] {(float) (r * Math.cos(angle)), (float) y, (float) (r * Math.sin(angle))};
  }
}

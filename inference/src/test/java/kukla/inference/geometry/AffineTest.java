package kukla.inference.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AffineTest {
  private static final Affine SOME = new Affine(1.5, -0.4, 7, 0.3, 0.8, -2);

  @Test
  void undoesItself() {
    Point there = SOME.apply(new Point(3, 11));
    Point back = SOME.inverse().apply(there);
    assertThat(back.x()).isCloseTo(3, within(1e-12));
    assertThat(back.y()).isCloseTo(11, within(1e-12));
  }

  @Test
  void composesRightToLeft() {
    Point both = SOME.after(Affine.translation(5, 6)).apply(new Point(1, 2));
    Point steps = SOME.apply(new Point(6, 8));
    assertThat(both.x()).isCloseTo(steps.x(), within(1e-12));
    assertThat(both.y()).isCloseTo(steps.y(), within(1e-12));
  }

  @Test
  void refusesToUndoWhatIsFlat() {
    assertThatThrownBy(() -> new Affine(1, 2, 0, 2, 4, 0).inverse())
        .hasMessageContaining("can be undone");
  }

  @Test
  void mapsAPictureOntoARectangle() {
    Affine map = Affine.ontoRectangle(256, 128, 10, 20, 64, 32);
    assertThat(map.apply(new Point(0, 0))).isEqualTo(new Point(10, 20));
    assertThat(map.apply(new Point(256, 128))).isEqualTo(new Point(74, 52));
    assertThat(map.isUpright()).isTrue();
  }

  @Test
  void findsTheSimilarityThatMadeThePoints() {
    double angle = 0.5;
    Affine turn =
        new Affine(
            2 * Math.cos(angle),
            -2 * Math.sin(angle),
            4,
            2 * Math.sin(angle),
            2 * Math.cos(angle),
            -3);
    List<Point> from = List.of(new Point(0, 0), new Point(10, 1), new Point(-3, 7));
    Affine found = Affine.similarity(from, from.stream().map(turn::apply).toList());
    assertThat(found.xx()).isCloseTo(turn.xx(), within(1e-9));
    assertThat(found.yx()).isCloseTo(turn.yx(), within(1e-9));
    assertThat(found.x0()).isCloseTo(turn.x0(), within(1e-9));
    assertThat(found.y0()).isCloseTo(turn.y0(), within(1e-9));
    assertThat(found.isUpright()).isFalse();
  }
}
